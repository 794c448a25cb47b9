import type { Fault } from '../fault.ts';
import { changedAt } from './wire-connection.ts';
import { mendingAttributes } from './wire-request.ts';

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: string;
  readonly place: string;
  /** The text, or other value, that takes the place of the one that was refused. */
  readonly mend: (value: unknown) => unknown;
}

const ofText = (change: (text: string) => string) => (value: unknown) =>
  typeof value === 'string' ? change(value) : value;

const cut = (place: string, most: number): Row => ({
  name: `otc-long-${place.replaceAll('_', '-')}-cut`,
  says: `a ${place} of more than ${most} characters is cut`,
  seenBy: `request/${place}/maxLength`,
  place,
  mend: ofText((text) => text.slice(0, most)),
});

const rows: readonly Row[] = [
  cut('name', 64),
  cut('psk', 128),
  cut('peer_id', 250),
  {
    name: 'otc-long-peer-address-replaced',
    says: 'a peer_address of more than 250 characters is replaced by another one',
    seenBy: 'request/peer_address/maxLength',
    place: 'peer_address',
    mend: ofText((text) => (text.length > 250 && !text.includes('.') ? '192.0.2.1' : text)),
  },
  {
    name: 'otc-empty-name-replaced',
    says: 'an empty name is replaced by a name of its own',
    seenBy: 'request/name/minLength',
    place: 'name',
    mend: ofText((text) => text || 'connection'),
  },
  {
    name: 'otc-short-psk-padded',
    says: 'a psk of fewer than 6 characters is padded',
    seenBy: 'request/psk/minLength',
    place: 'psk',
    mend: ofText((text) => text.padEnd(6, '0')),
  },
  {
    name: 'otc-marks-in-psk-dropped',
    says: 'blanks and question marks are taken out of a psk',
    seenBy: 'request/psk/pattern',
    place: 'psk',
    mend: ofText((text) => text.replaceAll(/[ ?]/g, '')),
  },
  {
    name: 'otc-mtu-replaced',
    says: 'an mtu other than 1500 is replaced by it',
    seenBy: 'request/mtu/enum',
    place: 'mtu',
    mend: (value) => (Number.isInteger(value) ? 1500 : value),
  },
  {
    name: 'otc-admin-state-kept-up',
    says: 'admin_state_up is taken as true when it is sent as false',
    seenBy: 'request/admin_state_up/enum',
    place: 'admin_state_up',
    mend: (value) => (value === false ? true : value),
  },
];

/** Updates that one cloud's page rules out, carried out with other values. */
export const mendedInDialects: readonly Fault[] = rows.map(({ place, mend, ...row }) => ({
  name: row.name,
  says: row.says,
  kind: 'accepts what is invalid',
  profile: 'otc',
  seenBy: [row.seenBy],
  alsoBy: [`request/${place}/`],
  wire: mendingAttributes((sent) => changedAt(sent, place, mend)),
}));
