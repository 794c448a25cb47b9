import { isIP } from 'node:net';

/**
 * An IPv4 or IPv6 address, or a syntactically possible FQDN (RFC 1123, RFC 3696 section 2: the last label is
 * not all digits, which is what tells a name from a damaged IPv4 address). A dot at the end is not counted among
 * the 253 characters.
 */
export function isIpOrFqdn(value: string): boolean {
  return isIP(value) !== 0 || isFqdn(value);
}

function isFqdn(value: string): boolean {
  const name = value.replace(/\.$/, '');
  const labels = name.split('.');
  return (
    name.length <= 253 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
