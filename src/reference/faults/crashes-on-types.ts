import type { Fault } from '../fault.ts';
import { crashing } from './alter.ts';
import { freeTexts, kebab, numbers, requestClause } from './places.ts';

const common = { kind: 'breaks on content' } as const;
const isNumeral = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);
const texts = [...freeTexts, 'peer_address'];

const forNumber = (place: string, metIn?: string): Fault => ({
  ...common,
  name: `${kebab(place)}-text-crashes`,
  says: `${place} sent as text gives a 500`,
  seenBy: [requestClause(place, 'type/lossless')],
  alsoBy: ['robustness/undocumented-input'],
  ...(metIn !== undefined && { metIn }),
  behave: () => crashing(place, isNumeral),
});

/** Values of another JSON type that give a 500. */
export const crashesOnTypes: readonly Fault[] = [
  forNumber('mtu'),
  forNumber('dpd.interval', 'Neutron 29.0.0'),
  forNumber('dpd.timeout', 'Neutron 29.0.0'),
  {
    ...common,
    name: 'number-for-text-crashes',
    says: 'a number in place of a text gives a 500',
    seenBy: texts.map((place) => requestClause(place, 'type')),
    behave: () => crashing(texts, (value) => typeof value === 'number'),
  },
  {
    ...common,
    name: 'list-for-word-crashes',
    says: 'a list in place of the initiator or the dpd action gives a 500',
    seenBy: ['request/initiator/type', 'request/dpd/action/type'],
    behave: () => crashing(['initiator', 'dpd.action'], Array.isArray),
  },
  {
    ...common,
    name: 'list-for-number-crashes',
    says: 'a list in place of a number gives a 500',
    seenBy: numbers.map((place) => requestClause(place, 'type')),
    behave: () => crashing(numbers, Array.isArray),
  },
  {
    ...common,
    name: 'unknown-word-crashes',
    says: 'a word that is no initiator or dpd action gives a 500',
    seenBy: ['request/initiator/enum', 'request/dpd/action/enum'],
    behave: () => crashing(['initiator', 'dpd.action'], (value) => value === 'none'),
  },
  {
    ...common,
    name: 'fraction-crashes',
    says: 'a fraction in place of an integer gives a 500',
    seenBy: numbers.map((place) => requestClause(place, 'type/lossy')),
    behave: () =>
      crashing(numbers, (value) => typeof value === 'number' && Number.isFinite(value) && value % 1 !== 0),
  },
  {
    ...common,
    name: 'null-crashes',
    says: 'null in place of a text gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => crashing(texts, (value) => value === null),
  },
  {
    ...common,
    name: 'empty-identity-crashes',
    says: 'an empty peer_id gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => crashing('peer_id', (value) => value === ''),
  },
  {
    ...common,
    name: 'short-address-crashes',
    says: 'an address of three numbers gives a 500',
    seenBy: ['robustness/undocumented-input'],
    behave: () => crashing('peer_address', (value) => value === '192.0.2'),
  },
  {
    ...common,
    name: 'admin-state-down-crashes',
    says: 'setting admin_state_up to false gives a 500',
    seenBy: ['request/admin_state_up/accepted', 'request/combined/accepted'],
    alsoBy: ['request/', 'state/'],
    metIn: 'LP#1507672',
    behave: () => crashing('admin_state_up', (value) => value === false),
  },
];
