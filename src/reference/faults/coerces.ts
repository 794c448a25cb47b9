import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { Refusal } from '../refusal.ts';
import { together } from '../together.ts';
import { keeping, merging, passing, reading } from './alter.ts';
import { kebab, numbers, requestClause } from './places.ts';

const kind = 'accepts what is invalid';
const flag = { kind, seenBy: ['request/admin_state_up/type/lossless'] } as const;
const order = { kind, seenBy: ['state/dpd/timeout-above-interval'] } as const;

const isNumeral = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);
const isFraction = (value: unknown) => typeof value === 'number' && !Number.isInteger(value) && value >= 1;

/** Numerals pass, are compared as texts, and end as what `change` makes of them. */
const comparingTexts = (change: (value: unknown) => unknown): Partial<Behaviour> => ({
  ...passing(['dpd.interval', 'dpd.timeout'], isNumeral),
  ...keeping(['dpd.interval', 'dpd.timeout'], change),
  together: {
    ...together,
    dpd: (attempt) => {
      const { interval, timeout } = attempt.sent.dpd ?? {};
      if (!isNumeral(interval) || !isNumeral(timeout)) return together.dpd(attempt);
      return String(timeout) > String(interval) ? undefined : new Refusal('invalid', 'HTTPBadRequest', 'dpd');
    },
  },
});

const forNumber = (place: string): readonly Fault[] => {
  const lossless = { kind, seenBy: [requestClause(place, 'type/lossless')] } as const;
  const lossy = { kind, seenBy: [requestClause(place, 'type/lossy')], metIn: 'Neutron 29.0.0' } as const;
  const name = kebab(place);
  return [
    {
      ...lossless,
      name: `${name}-text-stored-as-text`,
      says: `${place} sent as text is stored as text`,
      alsoBy: ['state/dpd/timeout-above-interval'],
      behave: () => passing(place, isNumeral),
    },
    {
      ...lossless,
      name: `${name}-text-accepted-and-ignored`,
      says: `${place} sent as text is accepted and not stored`,
      behave: () => reading(place, (value) => (isNumeral(value) ? undefined : value)),
    },
    {
      ...lossy,
      name: `${name}-fraction-truncated`,
      says: `a fraction of ${place} is cut off`,
      behave: () => reading(place, (value) => (isFraction(value) ? Math.floor(Number(value)) : value)),
    },
    {
      kind,
      seenBy: lossy.seenBy,
      name: `${name}-fraction-stored`,
      says: `${place} is stored with a fraction`,
      behave: () => passing(place, isFraction),
    },
    {
      ...lossy,
      name: `${name}-boolean-ignored`,
      says: `a boolean in place of ${place} leaves it as it is`,
      behave: () => reading(place, (value) => (typeof value === 'boolean' ? undefined : value)),
    },
  ];
};

/** Values of another JSON type that name a right one, and are taken for something else or kept as they are. */
export const coerces: readonly Fault[] = [
  ...numbers.flatMap(forNumber),
  {
    ...flag,
    name: 'admin-state-text-stored-as-text',
    says: 'admin_state_up sent as text is stored as text',
    metIn: 'gtema/openstack-openapi specs/network/v2.yaml',
    behave: () => passing('admin_state_up', (value) => value === 'true' || value === 'false'),
  },
  {
    ...flag,
    name: 'admin-state-number-stored-as-number',
    says: 'admin_state_up sent as 1 or 0 is stored as the number',
    behave: () => passing('admin_state_up', (value) => value === 1 || value === 0),
  },
  {
    ...flag,
    name: 'admin-state-true-as-text-taken-for-false',
    says: 'the text true in place of admin_state_up is stored as false',
    behave: () => reading('admin_state_up', (value) => (value === 'true' ? false : value)),
  },
  {
    ...flag,
    name: 'admin-state-false-as-text-taken-for-true',
    says: 'any text but an empty one in place of admin_state_up is taken as true, false too',
    behave: () =>
      reading('admin_state_up', (value) => (value === 'true' || value === 'false' ? true : value)),
  },
  {
    ...order,
    name: 'dpd-texts-compared-as-text',
    says: 'timeout and interval sent as text are compared letter by letter and stored as numbers',
    metIn: 'Neutron 29.0.0',
    behave: () => comparingTexts((value) => (isNumeral(value) ? Number(value) : value)),
  },
  {
    ...order,
    name: 'dpd-texts-not-compared',
    says: 'timeout and interval sent as text are stored as numbers without a comparison',
    behave: () => ({
      ...reading(['dpd.interval', 'dpd.timeout'], (value) => (isNumeral(value) ? Number(value) : value)),
      ...merging((stored, sent) => merge(stored, sent)),
      together: {
        ...together,
        dpd: (attempt) => (attempt.sent.dpd?.action === 'hold' ? undefined : together.dpd(attempt)),
      },
    }),
  },
];
