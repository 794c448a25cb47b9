import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { Refusal } from '../refusal.ts';
import { together } from '../together.ts';
import { keeping, passing, reading } from './alter.ts';
import { kebab, numbers, requestClause } from './places.ts';

const kind = 'accepts what is invalid';
const genuine = 'Neutron 29.0.0';
const flag = { kind, seenBy: ['request/admin_state_up/type/lossless'] } as const;
const seconds = ['dpd.interval', 'dpd.timeout'];

const isNumeral = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);
const isFraction = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value);

/** Numerals of dpd pass, are compared letter by letter, and are stored as numbers. */
const comparingTexts = (): Partial<Behaviour> => ({
  ...passing(seconds, isNumeral),
  ...keeping(seconds, (value) => (isNumeral(value) ? Number(value) : value)),
  together: {
    ...together,
    dpd: (attempt) => {
      const { interval, timeout } = attempt.sent.dpd ?? {};
      if (!isNumeral(interval) || !isNumeral(timeout)) return together.dpd(attempt);
      const refusal = new Refusal('invalid', 'HTTPBadRequest', 'dpd timeout is too small');
      return String(timeout) > String(interval) ? undefined : refusal;
    },
  },
});

const forNumber = (place: string): readonly Fault[] => {
  const lossless = { kind, seenBy: [requestClause(place, 'type/lossless')] } as const;
  const lossy = { kind, seenBy: [requestClause(place, 'type/lossy')], metIn: genuine } as const;
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
      name: `${name}-fraction-cut-off`,
      says: `a fraction of ${place} is cut off`,
      behave: () => reading(place, (value) => (isFraction(value) ? Math.floor(Number(value)) : value)),
    },
    {
      ...lossy,
      name: `${name}-fraction-stored`,
      says: `a fraction of ${place} is stored as it is`,
      behave: () => passing(place, isFraction),
    },
    {
      kind,
      seenBy: lossy.seenBy,
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
    name: 'dpd-interval-true-is-1',
    says: 'true in place of the dpd interval is stored as 1',
    kind,
    seenBy: ['request/dpd/interval/type/lossy'],
    metIn: genuine,
    behave: () => reading('dpd.interval', (value) => (value === true ? 1 : value)),
  },
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
    name: 'admin-state-true-as-text-is-false',
    says: 'the text true in place of admin_state_up is stored as false',
    behave: () => reading('admin_state_up', (value) => (value === 'true' ? false : value)),
  },
  {
    ...flag,
    name: 'admin-state-false-as-text-is-true',
    says: 'the text false in place of admin_state_up is stored as true',
    behave: () => reading('admin_state_up', (value) => (value === 'false' ? true : value)),
  },
  {
    name: 'dpd-texts-compared-letter-by-letter',
    says: 'timeout and interval sent as text are compared as text and stored as numbers',
    kind,
    seenBy: ['state/dpd/timeout-above-interval'],
    metIn: genuine,
    behave: comparingTexts,
  },
];
