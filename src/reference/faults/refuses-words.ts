import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';

const alsoBy = ['request/combined/accepted', 'request/', 'state/'];

const refused = (place: string, word: string | boolean, clause: string): Fault => ({
  name: `${place.replace('.', '-').replaceAll('_', '-')}-${word}-refused`,
  says: `the ${place} ${word} is refused`,
  kind: 'refuses what is valid',
  seenBy: [clause],
  alsoBy,
  behave: () => refusing(place, (value) => value === word),
});

/** Members of enumerations, and booleans, that are refused. */
export const refusesWords: readonly Fault[] = [
  ...['response-only', 'bi-directional'].map((word) =>
    refused('initiator', word, 'request/initiator/accepted'),
  ),
  ...['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'].map((word) =>
    refused('dpd.action', word, 'request/dpd/accepted'),
  ),
  ...[true, false].map((word) => refused('admin_state_up', word, 'request/admin_state_up/accepted')),
];
