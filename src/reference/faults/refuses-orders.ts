import type { Fault } from '../fault.ts';
import { Refusal } from '../refusal.ts';
import { type Together, together } from '../together.ts';

const small = () =>
  new Refusal('invalid', 'IPsecSiteConnectionDpdIntervalValueError', 'dpd timeout is too small');

const wanting = (holds: (attempt: Parameters<Together>[0]) => boolean) => ({
  together: {
    ...together,
    dpd: (attempt: Parameters<Together>[0]) =>
      attempt.sent.dpd !== undefined && !holds(attempt) ? small() : together.dpd(attempt),
  },
});

const common = {
  kind: 'refuses what is valid',
  seenBy: ['request/dpd/accepted'],
  alsoBy: ['request/combined/accepted', 'state/dpd/', 'state/'],
} as const;

/** Timeouts that are greater than the interval and are refused. */
export const refusesOrders: readonly Fault[] = [
  {
    ...common,
    name: 'dpd-timeout-one-above-interval-refused',
    says: 'a dpd timeout one greater than the interval is refused',
    behave: () => wanting(({ merged: { dpd } }) => dpd.timeout !== dpd.interval + 1),
  },
  {
    ...common,
    name: 'dpd-timeout-below-twice-the-interval-refused',
    says: 'a dpd timeout of less than twice the interval is refused',
    behave: () => wanting(({ merged: { dpd } }) => dpd.timeout >= 2 * dpd.interval),
  },
  {
    ...common,
    name: 'dpd-interval-judged-on-stored-timeout',
    says: 'a dpd interval is refused where it is not less than the timeout stored before',
    behave: () =>
      wanting(({ sent, entry: { connection } }) => (sent.dpd?.interval ?? 0) < connection.dpd.timeout),
  },
  {
    ...common,
    name: 'dpd-partial-refused',
    says: 'a dpd without one of its three members is refused',
    seenBy: ['state/dpd/unsent-unchanged'],
    behave: () => wanting(({ sent: { dpd = {} } }) => Object.keys(dpd).length === 3),
  },
  {
    ...common,
    name: 'dpd-timeout-alone-judged-on-default',
    says: 'a dpd timeout sent alone is refused where it is less than twice the default interval',
    seenBy: ['state/dpd/judged-merged'],
    behave: () =>
      wanting(({ sent: { dpd = {} } }) => Object.keys(dpd).join() !== 'timeout' || (dpd.timeout ?? 0) >= 60),
  },
];
