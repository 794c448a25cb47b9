import type { Update } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { type Attempt, type Together, together } from '../together.ts';
import { dpdAsSent, merging } from './alter.ts';

const kind = 'fails in a sequence';

const withoutMtu = ({ mtu: _, ...rest }: Update): Update => rest;

/** Updates of mtu are counted from 1; where `lost` says so the mtu keeps its value. */
function losingMtu(lost: (count: number) => boolean) {
  let count = 0;
  return merging((stored, sent) => {
    if (sent.mtu !== undefined) count++;
    return merge(stored, sent.mtu !== undefined && lost(count) ? withoutMtu(sent) : sent);
  });
}

/** Updates that go wrong because of what was asked before. */
export const sequences: readonly Fault[] = [
  {
    name: 'updates-forgotten',
    says: 'an update is answered with the new values and not stored',
    kind,
    seenBy: ['state/name/stored', 'state/description/stored', 'state/response/equals-read'],
    alsoBy: ['state/'],
    behave: () => ({ save: () => {} }),
  },
  {
    name: 'every-second-mtu-lost',
    says: 'every second update of mtu leaves it as it is',
    kind,
    seenBy: ['state/mtu/stored'],
    alsoBy: ['state/repeated/'],
    behave: () => losingMtu((count) => count % 2 === 0),
  },
  {
    name: 'mtu-stored-three-times-only',
    says: 'from the fourth update of mtu on it keeps its value',
    kind,
    seenBy: ['state/mtu/stored'],
    behave: () => losingMtu((count) => count > 3),
  },
  {
    name: 'dpd-interval-after-refusal-is-1',
    says: 'the dpd interval that is sent after a refused dpd is stored as 1',
    kind,
    seenBy: ['state/dpd/interval/stored'],
    alsoBy: ['state/'],
    behave: () => {
      let refused = false;
      return {
        ...merging((stored, sent) => {
          const merged = merge(stored, sent);
          if (!refused || sent.dpd === undefined) return merged;
          refused = false;
          return { ...merged, dpd: { ...merged.dpd, interval: 1 } };
        }),
        together: { ...together, dpd: noting(dpdAsSent, () => (refused = true)) },
      };
    },
  },
  {
    name: 'refused-mtu-stored-later',
    says: 'an mtu that was refused is stored with the next update',
    kind,
    seenBy: ['state/unsent/unchanged'],
    alsoBy: ['state/', 'response/mtu/minimum'],
    behave: () => {
      let waiting: Update = {};
      return {
        together: { ...together, mtu: noting(together.mtu, ({ sent: { mtu = 0 } }) => (waiting = { mtu })) },
        save: (entry, merged) => {
          entry.connection = merge(merged, waiting);
          waiting = {};
        },
      };
    },
  },
  {
    name: 'status-frozen-by-update',
    says: 'an update sets the status FROZEN',
    kind,
    seenBy: ['response/status/enum'],
    metIn: 'opentelekomcloud/terraform #1730',
    behave: () => merging((stored, sent) => ({ ...merge(stored, sent), status: 'FROZEN' })),
  },
];

/** A check that notes what it refuses. */
function noting(check: Together, note: (attempt: Attempt) => unknown): Together {
  return (attempt) => {
    const refusal = check(attempt);
    if (refusal !== undefined) note(attempt);
    return refusal;
  };
}
