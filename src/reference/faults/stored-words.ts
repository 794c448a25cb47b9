import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { keeping, merging } from './alter.ts';
import { kebab, storedClause } from './places.ts';

const common = { kind: 'changes what is stored', alsoBy: ['state/unsent/'] } as const;

/** One word or boolean stored as another; undefined keeps the value before. */
const instead = (place: string, from: string | boolean, to: string | boolean | undefined): Fault => ({
  ...common,
  name: `${kebab(place)}-${from}-${to === undefined ? 'ignored' : `stored-as-${to}`}`,
  says: `${from} as ${place} is ${to === undefined ? 'accepted and not stored' : `stored as ${to}`}`,
  seenBy: [storedClause(place)],
  behave: () => keeping(place, (value) => (value === from ? to : value)),
});

/** Words and booleans that are stored otherwise than they were sent. */
export const storedWords: readonly Fault[] = [
  instead('initiator', 'bi-directional', 'response-only'),
  instead('initiator', 'response-only', undefined),
  instead('dpd.action', 'clear', 'hold'),
  instead('dpd.action', 'hold', undefined),
  instead('dpd.action', 'restart', 'hold'),
  instead('dpd.action', 'disabled', undefined),
  instead('admin_state_up', true, undefined),
  {
    ...common,
    name: 'dpd-accepted-and-ignored',
    says: 'dpd is accepted and not stored',
    seenBy: ['dpd.action', 'dpd.interval', 'dpd.timeout'].map(storedClause),
    behave: () => keeping('dpd', () => undefined),
  },
  {
    ...common,
    name: 'admin-state-toggled',
    says: 'admin_state_up changes to the other value, whatever is sent',
    seenBy: [storedClause('admin_state_up')],
    alsoBy: ['state/repeated/'],
    behave: () =>
      merging((stored, sent) => {
        const toggled = { admin_state_up: !stored.admin_state_up };
        return { ...merge(stored, sent), ...(sent.admin_state_up !== undefined && toggled) };
      }),
  },
];
