import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { keeping, merging } from './alter.ts';
import { kebab, storedClause } from './places.ts';

type Row = readonly [
  place: string,
  name: string,
  says: string,
  change: (value: number) => number | undefined,
  more?: Partial<Fault>,
];

const common = { kind: 'changes what is stored', alsoBy: ['state/', 'response/dpd/'] } as const;

const rows: readonly Row[] = [
  [
    'mtu',
    'accepted-and-ignored',
    'an update of mtu is accepted and leaves the one before',
    () => undefined,
    { metIn: 'LP#1478949' },
  ],
  ['mtu', 'rounded-to-16', 'mtu is rounded up to a multiple of 16', (value) => 16 * Math.ceil(value / 16)],
  ['mtu', 'at-least-576', 'an mtu below 576 is stored as 576', (value) => Math.max(value, 576)],
  ['mtu', 'in-12-bits', 'an mtu above 4095 is stored as 4095', (value) => Math.min(value, 4095)],
  [
    'dpd.interval',
    'in-tens',
    'a dpd interval above 1000 is rounded down to tens',
    (value) => (value > 1000 ? value - (value % 10) : value),
  ],
  [
    'dpd.timeout',
    'at-most-an-hour',
    'a dpd timeout above 3600 is stored as 3600',
    (value) => Math.min(value, 3600),
    { seenBy: ['response/dpd/timeout/x-greater-than', storedClause('dpd.timeout')] },
  ],
  [
    'dpd.timeout',
    'in-minutes',
    'a dpd timeout is rounded up to whole minutes',
    (value) => 60 * Math.ceil(value / 60),
  ],
];

/** Numbers that are stored otherwise than they were sent. */
export const storedNumbers: readonly Fault[] = [
  ...rows.map(
    ([place, name, says, change, more]): Fault => ({
      ...common,
      name: `${kebab(place)}-${name}`,
      says,
      seenBy: [storedClause(place)],
      behave: () => keeping(place, (value) => (typeof value === 'number' ? change(value) : value)),
      ...more,
    }),
  ),
  {
    ...common,
    name: 'dpd-timeout-derived-from-interval',
    says: 'a dpd interval sets the timeout to four times its value, whatever is sent',
    seenBy: [storedClause('dpd.timeout')],
    behave: () =>
      merging((before, sent) => {
        const merged = merge(before, sent);
        const interval = sent.dpd?.interval;
        return interval === undefined ? merged : { ...merged, dpd: { ...merged.dpd, timeout: 4 * interval } };
      }),
  },
];
