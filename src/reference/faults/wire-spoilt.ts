import type { Fault } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { type Attributes, at, changedAt } from './wire-connection.ts';
import { sending } from './wire-request.ts';

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: readonly string[];
  readonly alsoBy?: readonly string[];
  readonly spoil: (sent: Attributes) => Attributes;
}

const stored = (place: string) => `state/${place}/stored`;
const freeTexts = ['name', 'description', 'peer_id', 'local_id', 'psk'];

/** Changes values of one JSON type at some places. */
const each =
  <T extends string | number | boolean>(
    places: readonly string[],
    type: 'string' | 'number' | 'boolean',
    change: (value: T) => unknown,
  ) =>
  (sent: Attributes) =>
    places.reduce(
      (changed, place) =>
        changedAt(changed, place, (value) => (typeof value === type ? change(value as T) : value)),
      sent,
    );

const swallowed: readonly Row[] = storedClauses.map((id) => {
  const place = id.replace('state/', '').replace('/stored', '');
  return {
    name: `${place.replace('/', '-').replaceAll('_', '-')}-never-stored`,
    says: `${place.replace('/', '.')} is accepted and not stored`,
    seenBy: [id],
    spoil: (sent) => changedAt(sent, place, (value) => (value === null ? value : undefined)),
  };
});

const texts: readonly Row[] = [
  ['cut-at-32', 'cut after 32 characters', (text: string) => text.slice(0, 32), ['psk', 'description']],
  ['lower-cased', 'stored in lower case', (text: string) => text.toLowerCase(), ['psk', 'description']],
  ['html-escaped', 'stored with & < > and quotes escaped', escaped, ['psk']],
  [
    'without-double-blanks',
    'stored without blanks inside',
    (text: string) => text.replaceAll(' ', ''),
    ['description'],
  ],
  ['ascii-only', 'stored without what is not a letter, digit or blank', plain, ['psk', 'peer_id']],
].map(([name, says, change, seen]) => ({
  name: `texts-${name as string}`,
  says: `texts are ${says as string}`,
  seenBy: (seen as string[]).map(stored),
  alsoBy: freeTexts.map(stored),
  spoil: each<string>(freeTexts, 'string', change as (text: string) => string),
}));

const values: readonly Row[] = [
  {
    name: 'mtu-stored-one-higher',
    says: 'mtu is stored as one more than was sent',
    seenBy: [stored('mtu')],
    spoil: each<number>(['mtu'], 'number', (value) => (value >= 68 ? value + 1 : value)),
  },
  {
    name: 'mtu-capped-at-1500',
    says: 'an mtu above 1500 is stored as 1500',
    seenBy: [stored('mtu')],
    spoil: each<number>(['mtu'], 'number', (value) => Math.min(value, 1500)),
  },
  {
    name: 'mtu-rounded-to-four',
    says: 'mtu is stored as a multiple of four',
    seenBy: [stored('mtu')],
    spoil: each<number>(['mtu'], 'number', (value) => (value >= 68 ? value - (value % 4) : value)),
  },
  {
    name: 'dpd-timeout-stored-one-higher',
    says: 'dpd.timeout is stored as one more than was sent',
    seenBy: [stored('dpd/timeout')],
    alsoBy: ['request/dpd/timeout/'],
    spoil: (sent) =>
      Number(at(sent, 'dpd/timeout')) > Number(at(sent, 'dpd/interval') ?? 0)
        ? changedAt(sent, 'dpd/timeout', (value) => (typeof value === 'number' ? value + 1 : value))
        : sent,
  },
  {
    name: 'initiator-mixed-up',
    says: 'initiator response-only is stored as bi-directional',
    seenBy: [stored('initiator')],
    spoil: each<string>(['initiator'], 'string', (value) =>
      value === 'response-only' ? 'bi-directional' : value,
    ),
  },
  {
    name: 'dpd-action-mixed-up',
    says: 'dpd.action restart-by-peer is stored as restart',
    seenBy: [stored('dpd/action')],
    spoil: each<string>(['dpd/action'], 'string', (value) =>
      value === 'restart-by-peer' ? 'restart' : value,
    ),
  },
  {
    name: 'admin-state-up-inverted',
    says: 'admin_state_up is stored the other way round',
    seenBy: [stored('admin_state_up')],
    spoil: each<boolean>(['admin_state_up'], 'boolean', (value) => !value),
  },
  {
    name: 'admin-state-up-always-true',
    says: 'admin_state_up false is stored as true',
    seenBy: [stored('admin_state_up')],
    spoil: each<boolean>(['admin_state_up'], 'boolean', () => true),
  },
  {
    name: 'empty-texts-passed-over',
    says: 'an empty text is taken for an attribute that is not sent',
    seenBy: [stored('name'), stored('description'), stored('local_id')],
    spoil: each<string>(['name', 'description', 'local_id'], 'string', (text) => text || undefined),
  },
  {
    name: 'peer-id-follows-peer-address',
    says: 'an update of peer_address alone changes peer_id too',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) =>
      typeof sent['peer_address'] === 'string' && !('peer_id' in sent)
        ? { ...sent, peer_id: sent['peer_address'] }
        : sent,
  },
  {
    name: 'description-follows-name',
    says: 'an update of name alone changes description too',
    seenBy: ['state/unsent/unchanged'],
    spoil: (sent) =>
      typeof sent['name'] === 'string' && !('description' in sent)
        ? { ...sent, description: sent['name'] }
        : sent,
  },
  {
    name: 'defaults-filled-in',
    says: 'attributes that are not sent are set to their documented defaults',
    seenBy: ['state/unsent/unchanged'],
    alsoBy: ['state/repeated/accepted'],
    spoil: (sent) => ({ name: '', description: '', local_id: '', initiator: 'bi-directional', ...sent }),
  },
  {
    name: 'dpd-defaults-filled-in',
    says: 'dpd keys that are not sent are set to their documented defaults',
    seenBy: ['state/dpd/unsent-unchanged'],
    alsoBy: ['state/dpd/', 'request/dpd/'],
    spoil: (sent) =>
      changedAt(sent, 'dpd', (dpd) =>
        typeof dpd === 'object' && dpd !== null && !Array.isArray(dpd) && Object.keys(dpd).length < 3
          ? { action: 'hold', interval: 30, timeout: 120, ...dpd }
          : dpd,
      ),
  },
  {
    name: 'one-attribute-at-a-time',
    says: 'of several attributes only the first is stored',
    seenBy: storedClauses.filter((id) => id !== stored('name')),
    alsoBy: ['state/'],
    spoil: (sent) => Object.fromEntries(Object.entries(sent).slice(0, 1)),
  },
];

/** Valid updates that are carried out with other values than those sent. */
export const spoilt: readonly Fault[] = [...swallowed, ...texts, ...values].map(({ spoil, ...row }) => ({
  ...row,
  kind: 'changes what is stored',
  wire: sending(spoil),
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

function plain(text: string): string {
  return text.replaceAll(/[^\w ]/g, '');
}
