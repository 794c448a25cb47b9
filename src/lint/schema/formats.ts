import { isIP, isIPv4, isIPv6 } from 'node:net';
import { isIpOrFqdn } from '../../contract/formats.ts';

const isName = (value: string) => isIP(value) === 0 && isIpOrFqdn(value);

/**
 * Formats as validators that check them do. A host name whose last label is all digits is no name: that is how a
 * damaged IPv4 address differs from one. Formats that are not here are unknown: nobody is accused over them.
 */
export const formats: Readonly<Record<string, (value: string) => boolean>> = {
  ipv4: isIPv4,
  ipv6: isIPv6,
  ip: (value) => isIP(value) !== 0,
  hostname: isName,
  'idn-hostname': isName,
  fqdn: isName,
  'ip-or-fqdn': isIpOrFqdn,
  email: isEmail,
  'idn-email': isEmail,
  uuid: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  uri: (value) => /^[a-z][a-z0-9+.-]*:/i.test(value),
};

function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}
