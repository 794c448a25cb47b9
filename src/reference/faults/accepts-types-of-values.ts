import type { Fault } from '../fault.ts';
import { isObject } from '../rule.ts';
import { reading } from './alter.ts';
import { kebab, requestClause } from './places.ts';

type Change = (value: unknown) => unknown;
type Row = readonly [place: string, name: string, says: string, change: Change];

/** Changes texts of some form. */
const text = (pattern: RegExp, change: (found: string) => unknown) => (value: unknown) => {
  const found = typeof value === 'string' ? pattern.exec(value)?.[0] : undefined;
  return found === undefined ? value : change(found);
};
const list =
  (change: (value: readonly unknown[]) => unknown): Change =>
  (value) =>
    Array.isArray(value) ? change(value) : value;
const oneOf = list((value) => (value.length === 1 ? value[0] : value));
const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const rows: readonly Row[] = [
  ...['mtu', 'dpd.interval'].map(
    (place): Row => [
      place,
      'word-ignored',
      `a word in place of ${place} leaves it as it is`,
      text(/^[a-z]+$/, () => undefined),
    ],
  ),
  ...['mtu', 'dpd.timeout'].map(
    (place): Row => [
      place,
      'unit-cut-off',
      `what follows the digits of a text is cut off for ${place}`,
      text(/^\d+(?= )/, Number),
    ],
  ),
  ...['mtu', 'dpd.interval'].map(
    (place): Row => [
      place,
      'list-of-one-unwrapped',
      `a list of one number in place of ${place} is taken as that number`,
      oneOf,
    ],
  ),
  ...['mtu', 'dpd.timeout'].map(
    (place): Row => [
      place,
      'empty-list-ignored',
      `an empty list or object in place of ${place} leaves it as it is`,
      (value) => (isEmpty(value) ? undefined : value),
    ],
  ),
  [
    'admin_state_up',
    'any-text-is-true',
    'any text but the usual words in place of admin_state_up is taken as true',
    text(/^(?!true$|false$).+/i, () => true),
  ],
  [
    'admin_state_up',
    'any-number-is-true',
    'any number but 0 in place of admin_state_up is taken as true',
    (value) => (typeof value === 'number' ? value !== 0 : value),
  ],
  [
    'admin_state_up',
    'empty-list-is-false',
    'an empty list in place of admin_state_up is taken as false',
    list((value) => value.length > 0),
  ],
  [
    'admin_state_up',
    'object-is-true',
    'an object in place of admin_state_up is taken as true',
    (value) => (isObject(value) ? true : value),
  ],
  ['dpd', 'text-ignored', 'a text in place of dpd leaves it as it is', text(/^/, () => undefined)],
  ['dpd', 'list-ignored', 'a list in place of dpd leaves it as it is', list(() => undefined)],
  [
    'dpd',
    'number-ignored',
    'a number in place of dpd leaves it as it is',
    (value) => (typeof value === 'number' ? undefined : value),
  ],
  [
    'dpd',
    'boolean-ignored',
    'true in place of dpd leaves it as it is',
    (value) => (typeof value === 'boolean' ? undefined : value),
  ],
];

/** Values of another JSON type where the page wants a number, a boolean or an object. */
export const acceptsTypesOfValues: readonly Fault[] = rows.map(([place, name, says, change]) => ({
  name: `${kebab(place)}-${name}`,
  says,
  kind: 'accepts what is invalid',
  seenBy: [requestClause(place, 'type')],
  behave: () => reading(place, change),
}));
