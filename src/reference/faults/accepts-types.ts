import type { Fault } from '../fault.ts';
import { isObject } from '../rule.ts';
import { reading } from './alter.ts';
import { freeTexts, kebab, requestClause } from './places.ts';

const kind = 'accepts what is invalid';
const words = ['initiator', 'dpd.action'] as const;
const groups = ['local_ep_group_id', 'peer_ep_group_id'] as const;
const texts = [...freeTexts, 'peer_address', ...words, ...groups];

const typeClauses = (places: readonly string[]) => places.map((place) => requestClause(place, 'type'));

/** 5 as the address of that number, most significant octet first. */
const dotted = (value: number) => [24, 16, 8, 0].map((bits) => (value >>> bits) & 255).join('.');

const numberFor = (place: string, what: string, change: (value: number) => unknown): Fault => ({
  name: `number-taken-for-${kebab(place)}`,
  says: `a number in place of ${place} is ${what}`,
  kind,
  seenBy: [requestClause(place, 'type')],
  behave: () => reading(place, (value) => (typeof value === 'number' ? change(value) : value)),
});

/** Values of another JSON type where the page wants a string: taken for something, or passed over. */
export const acceptsTypes: readonly Fault[] = [
  ...freeTexts.map((place) => numberFor(place, 'taken as its text', String)),
  numberFor('peer_address', 'taken as the 32 bits of an address', dotted),
  ...words.map((place) => numberFor(place, 'passed over', () => undefined)),
  ...groups.map((place) => numberFor(place, 'passed over', () => undefined)),
  {
    name: 'booleans-taken-for-texts',
    says: 'true in place of a text is taken as the word',
    kind,
    seenBy: typeClauses(freeTexts),
    behave: () => reading(freeTexts, (value) => (typeof value === 'boolean' ? String(value) : value)),
  },
  {
    name: 'objects-taken-for-texts',
    says: 'an object in place of a text is stored as its JSON',
    kind,
    seenBy: ['request/name/type', 'request/description/type'],
    alsoBy: typeClauses(freeTexts),
    behave: () => reading(freeTexts, (value) => (isObject(value) ? JSON.stringify(value) : value)),
  },
  {
    name: 'psk-taken-from-an-object',
    says: 'an object in place of psk is stored as its JSON',
    kind,
    seenBy: ['request/psk/type'],
    behave: () => reading('psk', (value) => (isObject(value) ? JSON.stringify(value) : value)),
  },
  {
    name: 'lists-of-one-unwrapped',
    says: 'a list of one text is taken as that text',
    kind,
    seenBy: ['request/description/type', 'request/psk/type'],
    alsoBy: typeClauses(freeTexts),
    behave: () =>
      reading(freeTexts, (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value)),
  },
  {
    name: 'lists-passed-over',
    says: 'a list in place of a text leaves the attribute as it is',
    kind,
    seenBy: ['request/name/type', 'request/description/type'],
    alsoBy: typeClauses(texts),
    behave: () => reading(texts, (value) => (Array.isArray(value) ? undefined : value)),
  },
];
