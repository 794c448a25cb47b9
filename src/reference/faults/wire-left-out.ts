import type { Fault } from '../fault.ts';
import { at, changedAt } from './wire-connection.ts';
import { mendingAttributes } from './wire-request.ts';

type Valid = (value: unknown) => boolean;

const isText: Valid = (value) => typeof value === 'string';
const isWhole: Valid = (value) => Number.isInteger(value);
const isFlag: Valid = (value) => typeof value === 'boolean';
const isRecord: Valid = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const rows: readonly (readonly [place: string, valid: Valid])[] = [
  ['name', isText],
  ['description', isText],
  ['peer_address', isText],
  ['peer_id', isText],
  ['local_id', isText],
  ['psk', isText],
  ['initiator', isText],
  ['admin_state_up', isFlag],
  ['mtu', isWhole],
  ['dpd', isRecord],
  ['dpd/action', isText],
  ['dpd/interval', isWhole],
  ['dpd/timeout', isWhole],
  ['local_ep_group_id', isText],
  ['peer_ep_group_id', isText],
];

/** A group is left out together with its partner. */
const partner: Readonly<Record<string, string>> = {
  local_ep_group_id: 'peer_ep_group_id',
  peer_ep_group_id: 'local_ep_group_id',
};

/** Updates in which a value of the wrong type is passed over. */
export const leftOut: readonly Fault[] = rows.map(([place, valid]) => ({
  name: `${place.replace('/', '-').replaceAll('_', '-')}-of-wrong-type-left-out`,
  says: `a ${place.replace('/', '.')} of the wrong type is left out, and the rest of the update carried out`,
  kind: 'accepts what is invalid',
  seenBy: [`request/${place}/type`],
  alsoBy: [`request/${place}/`, 'request/mtu/type/', 'request/dpd/', 'state/dpd/'],
  wire: mendingAttributes((sent) => {
    if (valid(at(sent, place))) return sent;
    const rest = changedAt(sent, place, () => undefined);
    return changedAt(rest, partner[place] ?? '', () => undefined);
  }),
}));
