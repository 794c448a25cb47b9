import type { Fault } from '../fault.ts';

/** Defects inside the reference server. */
export const inside: readonly Fault[] = [
  {
    name: 'updates-forgotten',
    says: 'an update is answered with the new values and not stored',
    kind: 'changes what is stored',
    seenBy: ['state/response/equals-read'],
    alsoBy: ['state/'],
    behave: () => ({ save: () => {} }),
  },
];
