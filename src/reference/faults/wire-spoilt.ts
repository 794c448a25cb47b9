import type { Fault } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { type Attributes, at, changedAt, isObject } from './wire-connection.ts';
import { storing } from './wire-request.ts';

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: readonly string[];
  readonly alsoBy?: readonly string[];
  readonly spoil: (sent: Attributes, before: Attributes) => Attributes;
}

const stored = (place: string) => `state/${place}/stored`;
const dashed = (place: string) => place.replace('/', '-').replaceAll('_', '-');

/** One value is stored as another. */
const stores = (
  place: string,
  name: string,
  says: string,
  change: (value: never, before: Attributes) => unknown,
): Row => ({
  name: `${dashed(place)}-${name}`,
  says: `${place.replace('/', '.')} is ${says}`,
  seenBy: [stored(place)],
  spoil: (sent, before) => changedAt(sent, place, (value) => change(value as never, before)),
});

const swallowed: readonly Row[] = storedClauses
  .map((id) => id.replace('state/', '').replace('/stored', ''))
  .map((place) => stores(place, 'never-stored', 'accepted and not stored', (_, before) => at(before, place)));

const changed: readonly Row[] = [
  stores('name', 'cut-at-32', 'cut after 32 characters', (text: string) => text.slice(0, 32)),
  stores('description', 'cut-at-32', 'cut after 32 characters', (text: string) => text.slice(0, 32)),
  stores('psk', 'cut-at-32', 'cut after 32 characters', (text: string) => text.slice(0, 32)),
  stores('psk', 'lower-cased', 'stored in lower case', (text: string) => text.toLowerCase()),
  stores('description', 'lower-cased', 'stored in lower case', (text: string) => text.toLowerCase()),
  stores('psk', 'html-escaped', 'stored with & < > and quotes escaped', escaped),
  stores('name', 'html-escaped', 'stored with & < > and quotes escaped', escaped),
  stores('description', 'without-blanks', 'stored without blanks', (text: string) =>
    text.replaceAll(' ', ''),
  ),
  stores('name', 'trimmed-at-hyphen', 'stored up to its first hyphen', (text: string) => text.split('-')[0]),
  stores('peer_id', 'cut-at-the-at-sign', 'stored up to the @', (text: string) => text.split('@')[0]),
  stores('local_id', 'cut-at-the-at-sign', 'stored up to the @', (text: string) => text.split('@')[0]),
  stores('psk', 'letters-and-digits-only', 'stored without other characters', (text: string) =>
    text.replaceAll(/\W/g, ''),
  ),
  stores(
    'name',
    'empty-passed-over',
    'kept where it is sent empty',
    (text, before) => text || before['name'],
  ),
  stores(
    'description',
    'empty-passed-over',
    'kept where it is sent empty',
    (text, before) => text || before['description'],
  ),
  stores(
    'local_id',
    'empty-passed-over',
    'kept where it is sent empty',
    (text, before) => text || before['local_id'],
  ),
  stores(
    'admin_state_up',
    'false-passed-over',
    'kept where it is sent false',
    (flag, before) => flag || before['admin_state_up'],
  ),
  stores('mtu', 'stored-one-higher', 'stored as one more', (mtu: number) => mtu + 1),
  stores('mtu', 'capped-at-1500', 'stored as 1500 where it is more', (mtu: number) => Math.min(mtu, 1500)),
  stores(
    'mtu',
    'rounded-to-four',
    'stored as a multiple of four',
    (mtu: number) => mtu + ((4 - (mtu % 4)) % 4),
  ),
  stores('dpd/timeout', 'stored-one-higher', 'stored as one more', (timeout: number) => timeout + 1),
  stores('dpd/interval', 'capped-at-30', 'stored as 30 where it is more', (interval: number) =>
    Math.min(interval, 30),
  ),
  stores(
    'initiator',
    'mixed-up',
    'stored as bi-directional where it is response-only',
    () => 'bi-directional',
  ),
  stores('dpd/action', 'mixed-up', 'stored as restart where it is restart-by-peer', (action: string) =>
    action.replace('-by-peer', ''),
  ),
  stores('dpd/action', 'disabled-becomes-clear', 'stored as clear where it is disabled', (action: string) =>
    action.replace('disabled', 'clear'),
  ),
  stores('admin_state_up', 'inverted', 'stored the other way round', (flag: boolean) => !flag),
  stores('admin_state_up', 'always-true', 'stored as true', () => true),
];

/** Attributes that are changed along with others. */
const related: readonly Row[] = [
  {
    name: 'peer-id-follows-peer-address',
    says: 'an update of peer_address alone changes peer_id too',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) => ('peer_address' in sent ? { peer_id: sent['peer_address'], ...sent } : sent),
  },
  {
    name: 'description-follows-name',
    says: 'an update of name alone changes description too',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) => ('name' in sent ? { description: sent['name'], ...sent } : sent),
  },
  {
    name: 'psk-stored-only-with-peer-id',
    says: 'a psk that comes without a peer_id is not stored',
    seenBy: [stored('psk')],
    spoil: (sent, before) => ('psk' in sent && !('peer_id' in sent) ? { ...sent, psk: before['psk'] } : sent),
  },
  {
    name: 'texts-emptied-when-not-sent',
    says: 'name, description and local_id are emptied by an update that does not send them',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) => ({ name: '', description: '', local_id: '', ...sent }),
  },
  {
    name: 'defaults-filled-in',
    says: 'attributes that are not sent are set to their documented defaults',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) => ({
      ...{ name: '', description: '', local_id: '', initiator: 'bi-directional' },
      ...{ admin_state_up: true, mtu: 1500, dpd: { action: 'hold', interval: 30, timeout: 120 } },
      ...sent,
    }),
  },
  {
    name: 'dpd-defaults-filled-in',
    says: 'dpd keys that are not sent are set to their documented defaults',
    seenBy: ['state/dpd/unsent-unchanged'],
    spoil: (sent) =>
      changedAt(sent, 'dpd', (dpd) =>
        isObject(dpd) && Object.keys(dpd).length > 0
          ? { action: 'hold', interval: 30, timeout: 120, ...dpd }
          : dpd,
      ),
  },
  {
    name: 'first-attribute-only',
    says: 'of several attributes only the first is stored',
    seenBy: ['description', 'peer_address', 'peer_id', 'local_id', 'psk', 'mtu'].map(stored),
    alsoBy: ['state/'],
    spoil: (sent, before) =>
      Object.fromEntries(
        Object.entries(sent).map(([name, value], index) => [name, index === 0 ? value : before[name]]),
      ),
  },
];

/** Valid updates that are carried out with other values than those sent. */
export const spoilt: readonly Fault[] = [...swallowed, ...changed, ...related].map(({ spoil, ...row }) => ({
  alsoBy: ['state/repeated/accepted'],
  ...row,
  kind: 'changes what is stored',
  wire: storing(spoil),
}));

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
