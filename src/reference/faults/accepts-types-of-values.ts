import type { Fault } from '../fault.ts';
import { isObject } from '../rule.ts';
import { reading } from './alter.ts';
import { kebab, numbers, requestClause } from './places.ts';

const kind = 'accepts what is invalid';
const flag = { kind, seenBy: ['request/admin_state_up/type'] } as const;
const dpd = { kind, seenBy: ['request/dpd/type'] } as const;

const forNumber = (place: string): readonly Fault[] => {
  const common = { kind, seenBy: [requestClause(place, 'type')] } as const;
  const name = kebab(place);
  return [
    {
      ...common,
      name: `word-taken-for-${name}`,
      says: `a word in place of ${place} leaves it as it is`,
      behave: () =>
        reading(place, (value) => (typeof value === 'string' && /^[a-z]+$/.test(value) ? undefined : value)),
    },
    {
      ...common,
      name: `text-after-${name}-cut-off`,
      says: `the digits at the head of a text are taken as ${place}`,
      behave: () =>
        reading(place, (value) => {
          const digits = typeof value === 'string' ? /^\d+/.exec(value)?.[0] : undefined;
          return digits === undefined ? value : Number(digits);
        }),
    },
    {
      ...common,
      name: `${name}-list-of-one-unwrapped`,
      says: `a list of one number in place of ${place} is taken as that number`,
      behave: () =>
        reading(place, (value) => (Array.isArray(value) && value.length === 1 ? value[0] : value)),
    },
    {
      ...common,
      name: `empty-list-taken-for-${name}`,
      says: `an empty list or object in place of ${place} leaves it as it is`,
      behave: () => reading(place, (value) => (isEmpty(value) ? undefined : value)),
    },
  ];
};

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Values of another JSON type where the page wants a number, a boolean or an object. */
export const acceptsTypesOfValues: readonly Fault[] = [
  ...numbers.flatMap(forNumber),
  {
    ...flag,
    name: 'any-text-taken-for-true',
    says: 'any text but the usual words in place of admin_state_up is taken as true',
    behave: () =>
      reading('admin_state_up', (value) =>
        typeof value === 'string' && !/^(true|false)$/i.test(value) ? true : value,
      ),
  },
  {
    ...flag,
    name: 'any-number-taken-for-true',
    says: 'any number but 0 in place of admin_state_up is taken as true',
    behave: () => reading('admin_state_up', (value) => (typeof value === 'number' ? value !== 0 : value)),
  },
  {
    ...flag,
    name: 'empty-list-taken-for-false',
    says: 'an empty list in place of admin_state_up is taken as false',
    behave: () => reading('admin_state_up', (value) => (Array.isArray(value) ? value.length > 0 : value)),
  },
  {
    ...flag,
    name: 'object-taken-for-true',
    says: 'an object in place of admin_state_up is taken as true',
    behave: () => reading('admin_state_up', (value) => (isObject(value) ? true : value)),
  },
  {
    ...dpd,
    name: 'dpd-text-passed-over',
    says: 'a text in place of dpd leaves it as it is',
    metIn: 'gtema/openstack-openapi specs/network/v2.yaml',
    behave: () => reading('dpd', (value) => (typeof value === 'string' ? undefined : value)),
  },
  {
    ...dpd,
    name: 'dpd-number-passed-over',
    says: 'a number in place of dpd is passed over',
    behave: () => reading('dpd', (value) => (typeof value === 'number' ? undefined : value)),
  },
  {
    ...dpd,
    name: 'dpd-list-passed-over',
    says: 'a list in place of dpd leaves it as it is',
    behave: () => reading('dpd', (value) => (Array.isArray(value) ? undefined : value)),
  },
  {
    ...dpd,
    name: 'dpd-boolean-passed-over',
    says: 'true in place of dpd leaves it as it is',
    behave: () => reading('dpd', (value) => (typeof value === 'boolean' ? undefined : value)),
  },
];
