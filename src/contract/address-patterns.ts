/** Addresses and names as regular expressions, for validators that have no code of the kit beside them. */

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

export const ipv4Pattern = `^${octet}(\\.${octet}){3}$`;

/** RFC 3986, section 3.2.2, and the zone of RFC 4007. */
const group = '[0-9A-Fa-f]{1,4}';
const lastTwo = `(${group}:${group}|${octet}(\\.${octet}){3})`;
const ipv6 = [
  `(${group}:){6}${lastTwo}`,
  ...[5, 4, 3, 2, 1, 0].map((after, n) => `(${upTo(n)})?::(${group}:){${after}}${lastTwo}`),
  `(${upTo(6)})?::${group}`,
  `(${upTo(7)})?::`,
].join('|');

export const ipv6Pattern = `^(${ipv6})(%[0-9A-Za-z.:-]+)?$`;

/** That many groups at most; none of them for 0. */
function upTo(groups: number): string {
  return groups === 0 ? '' : `(${group}:){0,${groups - 1}}${group}`;
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** A name does not end in a label of digits; a dot at its end is not counted among the 253 characters. */
export const fqdnPattern = `^(?=.{1,253}\\.?$)(${label}\\.)*(?![0-9]+\\.?$)${label}\\.?$`;
