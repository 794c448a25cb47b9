import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { Refusal } from '../refusal.ts';
import { type Attempt, together } from '../together.ts';

const kind = 'accepts what is invalid';
const order = 'request/dpd/timeout/x-greater-than';
const merged = 'state/dpd/judged-merged';

/** An update of dpd is refused where `holds` is false. */
const ordering = (holds: (attempt: Attempt) => boolean): Partial<Behaviour> => ({
  together: {
    ...together,
    dpd: (attempt) =>
      attempt.sent.dpd === undefined || holds(attempt)
        ? undefined
        : new Refusal('invalid', 'IPsecSiteConnectionDpdIntervalValueError', 'dpd timeout is too small'),
  },
});

const inOrder = ({ interval, timeout }: { interval: number; timeout: number }) => timeout > interval;

/** Timeouts that are not greater than the interval and are accepted, and orders judged on the wrong values. */
export const acceptsOrders: readonly Fault[] = [
  {
    name: 'dpd-timeout-equal-accepted',
    says: 'a dpd timeout equal to the interval is stored',
    kind,
    seenBy: [order, merged],
    metIn: 'LP#1219440',
    behave: () => ordering(({ merged: { dpd } }) => dpd.timeout >= dpd.interval),
  },
  {
    name: 'dpd-timeout-below-accepted',
    says: 'only a dpd timeout equal to the interval is refused',
    kind,
    seenBy: [order, merged],
    behave: () => ordering(({ merged: { dpd } }) => dpd.timeout !== dpd.interval),
  },
  {
    name: 'dpd-timeout-one-less-accepted',
    says: 'a dpd timeout one less than the interval is stored',
    kind,
    seenBy: [order],
    behave: () => ordering(({ merged: { dpd } }) => inOrder(dpd) || dpd.timeout === dpd.interval - 1),
  },
  {
    name: 'dpd-order-not-judged',
    says: 'dpd timeout and interval are not compared',
    kind,
    seenBy: [order, merged],
    behave: () => ordering(() => true),
  },
  {
    name: 'dpd-order-judged-on-body',
    says: 'dpd timeout and interval are compared only where both are sent',
    kind,
    seenBy: [merged],
    behave: () =>
      ordering(({ sent: { dpd = {} }, merged: { dpd: after } }) =>
        dpd.timeout === undefined || dpd.interval === undefined ? true : inOrder(after),
      ),
  },
  {
    name: 'dpd-order-judged-on-stored',
    says: 'the dpd timeout and interval that are stored before the update are compared',
    kind,
    seenBy: [order],
    alsoBy: ['request/', 'state/', 'response/dpd/'],
    behave: () => ordering(({ entry: { connection } }) => inOrder(connection.dpd)),
  },
  {
    name: 'dpd-order-judged-on-defaults',
    says: 'in place of a dpd value that is not sent its default is compared',
    kind,
    seenBy: [merged],
    behave: () => ordering(({ sent: { dpd } }) => inOrder({ interval: 30, timeout: 120, ...dpd })),
  },
  {
    name: 'dpd-order-judged-with-timeout-only',
    says: 'dpd timeout and interval are compared only where the timeout is sent',
    kind,
    seenBy: [merged],
    behave: () =>
      ordering(({ sent: { dpd }, merged: after }) => dpd?.timeout === undefined || inOrder(after.dpd)),
  },
  {
    name: 'dpd-order-judged-with-interval-only',
    says: 'dpd timeout and interval are compared only where the interval is sent',
    kind,
    seenBy: [merged],
    behave: () =>
      ordering(({ sent: { dpd }, merged: after }) => dpd?.interval === undefined || inOrder(after.dpd)),
  },
  {
    name: 'dpd-order-not-judged-when-disabled',
    says: 'with the dpd action disabled, timeout and interval are not compared',
    kind,
    seenBy: [order],
    behave: () => ordering(({ merged: { dpd } }) => dpd.action === 'disabled' || inOrder(dpd)),
  },
  {
    name: 'dpd-order-not-judged-beside-others',
    says: 'dpd timeout and interval are compared only in an update of dpd alone',
    kind,
    seenBy: [order],
    behave: () => ordering(({ sent, merged: { dpd } }) => Object.keys(sent).length > 1 || inOrder(dpd)),
  },
];
