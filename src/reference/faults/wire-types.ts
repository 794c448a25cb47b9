import type { Fault } from '../fault.ts';
import { showing } from './wire-answer.ts';
import { changedAt } from './wire-connection.ts';

type Change = (value: unknown) => unknown;

const text: Change = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
const none: Change = () => null;
const number: Change = () => 5;
const list: Change = (value) => [value];
const record: Change = (value) => ({ value });
const flag: Change = () => true;
const digit: Change = (value) => (value ? 1 : 0);
const fraction: Change = (value) => Number(value) + 0.5;

/** A place of the response table, and what stands there of another type. */
const rows: readonly (readonly [place: string, what: string, change: Change])[] = [
  ['id', 'a number', number],
  ['tenant_id', 'a list', list],
  ['project_id', 'null', none],
  ['name', 'null', none],
  ['name', 'a number', number],
  ['description', 'null', none],
  ['description', 'null instead of empty', (value) => (value === '' ? null : value)],
  ['peer_address', 'an object', record],
  ['peer_address', 'a list', list],
  ['peer_id', 'a number', number],
  ['local_id', 'null', none],
  ['route_mode', 'a list', list],
  ['mtu', 'text', text],
  ['mtu', 'a fraction', fraction],
  ['mtu', 'null', none],
  ['auth_mode', 'a boolean', flag],
  ['psk', 'an object', record],
  ['psk', 'a number', number],
  ['initiator', 'a list', list],
  ['initiator', 'a number', number],
  ['dpd', 'text', text],
  ['dpd', 'null', none],
  ['dpd', 'a list', list],
  ['dpd/action', 'a number', number],
  ['dpd/interval', 'text', text],
  ['dpd/interval', 'a fraction', fraction],
  ['dpd/timeout', 'text', text],
  ['dpd/timeout', 'null', none],
  ['admin_state_up', 'text', text],
  ['admin_state_up', 'a number', digit],
  ['status', 'a number', number],
  ['status', 'null', none],
  ['vpnservice_id', 'null', none],
  ['ikepolicy_id', 'a number', number],
  ['ipsecpolicy_id', 'an object', record],
  ['local_ep_group_id', 'a number', number],
  ['peer_ep_group_id', 'a list', list],
  ['peer_cidrs', 'text', text],
  ['peer_cidrs', 'null', none],
  ['split_selector', 'text', text],
  ['split_selector', 'a number', digit],
];

/** Answers to updates in which one value is of another JSON type. */
export const wrongTypes: readonly Fault[] = rows.map(([place, what, change]) => ({
  name: `answers-${place.replace('/', '-').replaceAll('_', '-')}-as-${what.replace(/^an? /, '').replaceAll(' ', '-')}`,
  says: `the answer to an update shows ${place.replace('/', '.')} as ${what}`,
  kind: 'wrong type in the answer',
  seenBy: [`response/${place}/type`],
  alsoBy: ['state/', `response/${place}/`],
  wire: showing((shown) => changedAt(shown, place, change)),
}));
