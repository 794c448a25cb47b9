import type { Connection, Dpd } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { merging } from './alter.ts';

const common = {
  kind: 'merges wrongly',
  seenBy: ['state/dpd/unsent-unchanged'],
  alsoBy: ['state/dpd/', 'response/dpd/'],
} as const;

/** Where a dpd is sent, what is stored is first changed to this. */
const into = (change: (stored: Dpd, sent: Partial<Dpd>) => Partial<Dpd>) =>
  merging((stored, sent) =>
    merge(sent.dpd ? { ...stored, dpd: { ...stored.dpd, ...change(stored.dpd, sent.dpd) } } : stored, sent),
  );

/** Members of dpd that are not sent and do not keep their values. */
export const mergesDpd: readonly Fault[] = [
  {
    ...common,
    name: 'dpd-replaced',
    says: 'a dpd that lacks members replaces the one stored',
    seenBy: ['response/dpd/action/required', 'state/dpd/unsent-unchanged'],
    behave: () =>
      merging((stored, sent) => {
        const merged = merge(stored, sent);
        return { ...merged, ...(sent.dpd && { dpd: sent.dpd as Connection['dpd'] }) };
      }),
  },
  {
    ...common,
    name: 'dpd-without-member-gets-defaults',
    says: 'what a dpd does not carry is set to its default',
    behave: () => into(() => ({ action: 'hold', interval: 30, timeout: 120 })),
  },
  {
    ...common,
    name: 'dpd-action-reset',
    says: 'a dpd without an action sets the action to hold',
    behave: () => into(() => ({ action: 'hold' })),
  },
  {
    ...common,
    name: 'dpd-timeout-follows-interval',
    says: 'a dpd without a timeout sets the timeout to four times the interval',
    behave: () =>
      into(({ timeout }, { interval }) => ({ timeout: interval === undefined ? timeout : 4 * interval })),
  },
  {
    ...common,
    name: 'dpd-interval-follows-timeout',
    says: 'a dpd without an interval sets the interval to a quarter of the timeout',
    behave: () =>
      into(({ interval }, { timeout }) => ({
        interval: timeout === undefined ? interval : Math.ceil(timeout / 4),
      })),
  },
];
