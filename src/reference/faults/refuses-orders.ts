import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { Refusal } from '../refusal.ts';
import { type Attempt, together } from '../together.ts';

const common = { kind: 'refuses what is valid', alsoBy: ['request/', 'state/'] } as const;
const refusal = new Refusal(
  'invalid',
  'IPsecSiteConnectionDpdIntervalValueError',
  'dpd timeout is too small',
);

/** An update of dpd is refused where `holds` is false, beside those that the page refuses. */
const wanting = (holds: (attempt: Attempt) => boolean): Partial<Behaviour> => ({
  together: {
    ...together,
    dpd: (attempt) => (attempt.sent.dpd !== undefined && !holds(attempt) ? refusal : together.dpd(attempt)),
  },
});

/** Timeouts that are greater than the interval and are refused. */
export const refusesOrders: readonly Fault[] = [
  {
    ...common,
    name: 'dpd-timeout-one-above-interval-refused',
    says: 'a dpd timeout one greater than the interval is refused',
    seenBy: ['request/dpd/accepted', 'request/combined/accepted'],
    behave: () => wanting(({ merged: { dpd } }) => dpd.timeout !== dpd.interval + 1),
  },
  {
    ...common,
    name: 'dpd-timeout-below-twice-the-interval-refused',
    says: 'a dpd timeout of less than twice the interval is refused',
    seenBy: ['request/dpd/accepted', 'request/combined/accepted', 'state/dpd/judged-merged'],
    behave: () => wanting(({ merged: { dpd } }) => dpd.timeout >= 2 * dpd.interval),
  },
  {
    ...common,
    name: 'dpd-interval-judged-on-stored-timeout',
    says: 'a dpd interval not less than the timeout stored before is refused',
    seenBy: ['request/dpd/accepted', 'request/combined/accepted'],
    behave: () =>
      wanting(({ sent, entry: { connection } }) => (sent.dpd?.interval ?? 0) < connection.dpd.timeout),
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
