import { BlockList, isIP, isIPv6 } from 'node:net';
import { isFqdn } from '../peer-address.ts';
import { refusing, sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const RESOLVED = { 4: '192.0.2.53', 6: '2001:db8::53' } as const;

const special = new BlockList();
special.addSubnet('0.0.0.0', 8);
special.addSubnet('127.0.0.0', 8);
special.addSubnet('224.0.0.0', 3);
special.addSubnet('::', 127, 'ipv6');
special.addSubnet('ff00::', 8, 'ipv6');

const isSpecial = (address: string) =>
  isIP(address) !== 0 && special.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/** What becomes of a peer_address that is a name, or an address no gateway has. */
export const peerAddresses: readonly Variation[] = [
  {
    name: 'names-resolved',
    says: 'an FQDN in peer_address is stored and shown as the IP address it stands for',
    stage: 'meaning',
    unlawfulIn: ['fujitsu-k5'],
    wrap: sending(async (sent, current) => {
      const { peer_address: name } = sent;
      if (typeof name !== 'string' || !isFqdn(name)) return sent;
      const stored = (await current())?.['peer_address'];
      return { ...sent, peer_address: RESOLVED[isIPv6(String(stored)) ? 6 : 4] };
    }),
  },
  {
    name: 'special-addresses-refused',
    says: 'an unspecified, loopback, multicast or reserved address in peer_address is refused',
    stage: 'meaning',
    wrap: refusing(({ peer_address }) => typeof peer_address === 'string' && isSpecial(peer_address)),
  },
];
