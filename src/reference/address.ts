import { isIPv6 } from 'node:net';
import { type Rule, shown } from './rule.ts';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
const LABEL = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/;

/** Page row peer_address: an IPv4 or IPv6 literal, or a name that resolves. The name is kept as sent. */
export const peerAddress: Rule = (value, store) => {
  if (typeof value !== 'string') return `${shown(value)} is not an address or a name`;
  if (IPV4.test(value) || (isIPv6(value) && !value.includes('%'))) return undefined;
  const name = value.toLowerCase();
  if (!isHostname(name)) return `${shown(value)} is not an IPv4 address, an IPv6 address or an FQDN`;
  return store.resolvable.has(name) ? undefined : `the name ${shown(value)} does not resolve`;
};

/** RFC 1123 section 2.1: letters, digits and hyphens in labels of 1 to 63, the last one not a number. */
function isHostname(name: string): boolean {
  const labels = name.split('.');
  return (
    name.length <= 253 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
