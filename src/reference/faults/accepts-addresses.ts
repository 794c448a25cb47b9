import type { Fault } from '../fault.ts';
import { passing } from './alter.ts';

const accepted = (name: string, says: string, pattern: RegExp): Fault => ({
  name,
  says,
  kind: 'accepts what is invalid',
  seenBy: ['request/peer_address/format'],
  behave: () => passing('peer_address', (value) => typeof value === 'string' && pattern.test(value)),
});

/** Texts that are neither an address nor a name that resolves, and are stored as peer_address. */
export const acceptsAddresses: readonly Fault[] = [
  accepted('address-octet-256-accepted', 'an IPv4 address may have 256 in it', /^(256\.)(\d+\.){2}\d+$/),
  accepted(
    'address-octets-to-999-accepted',
    'four numbers of three digits are an address',
    /^(\d{1,3}\.){3}\d{1,3}$/,
  ),
  accepted('address-of-five-numbers-accepted', 'five numbers are an address', /^(\d{1,3}\.){4}\d{1,3}$/),
  accepted('address-with-prefix-accepted', 'an address may have a prefix length', /^[\d.]+\/\d+$/),
  accepted('address-with-port-accepted', 'an address may have a port', /^[\d.]+:\d+$/),
  accepted('address-with-three-colons-accepted', 'an IPv6 address may have three colons in a row', /:::/),
  accepted('address-as-e-mail-accepted', 'an e-mail address is a peer address', /^[^@\s]+@[a-z.]+$/),
  accepted('name-with-empty-label-accepted', 'a name may have an empty label', /^[a-z]+\.\.[a-z.]+$/),
  accepted('name-with-blank-accepted', 'a name may have a blank in it', /^[a-z]+ [a-z.]+$/),
  accepted('name-too-long-accepted', 'a name may have more than 253 characters', /^(a\.){150}[a-z.]+$/),
];
