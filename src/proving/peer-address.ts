import { isIPv4, isIPv6 } from 'node:net';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Whether a text is a host name of two or more labels of 1-63, 253 in all, the last not a number (RFC 1123 section 2.1). */
export function isFqdn(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1) ?? '';
  return (
    text.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(last)
  );
}

/** Whether a text is an IPv4 address, an IPv6 address without a zone, or an FQDN (page: row peer_address). */
export function isPeerAddress(text: string): boolean {
  return isIPv4(text) || (isIPv6(text) && !text.includes('%')) || isFqdn(text);
}
