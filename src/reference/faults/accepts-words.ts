import type { Fault } from '../fault.ts';
import { passing, reading } from './alter.ts';
import { kebab, requestClause } from './places.ts';

const words = {
  initiator: ['response-only', 'bi-directional'],
  'dpd.action': ['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'],
} as const;

/** Ways to read a word that is near to a member of an enumeration: `said` follows the word's place. */
const readings: readonly { suffix: string; said: string; near: (word: string) => string }[] = [
  {
    suffix: 'case-folded',
    said: 'in capital letters is taken for its word',
    near: (word) => word.toLowerCase(),
  },
  { suffix: 'trimmed', said: 'with a blank at its edge is taken for its word', near: (word) => word.trim() },
  {
    suffix: 'with-underscores-accepted',
    said: 'with underscores for hyphens is taken for its word',
    near: (word) => word.replaceAll('_', '-'),
  },
];

const fold = (place: keyof typeof words, near: (word: string) => string) => (value: unknown) => {
  const word = typeof value === 'string' ? near(value) : '';
  return words[place].some((one) => one === word) ? word : value;
};

const forPlace = (place: keyof typeof words): readonly Fault[] => {
  const common = { kind: 'accepts what is invalid', seenBy: [requestClause(place, 'enum')] } as const;
  return [
    ...readings.map(({ suffix, said, near }) => ({
      ...common,
      name: `${kebab(place)}-${suffix}`,
      says: `the ${place} ${said}`,
      behave: () => reading(place, fold(place, near)),
    })),
    {
      ...common,
      name: `${kebab(place)}-unknown-stored`,
      says: `any word is stored as ${place}`,
      behave: () => passing(place, (value) => typeof value === 'string'),
    },
    {
      ...common,
      name: `${kebab(place)}-empty-accepted`,
      says: `an empty text leaves the ${place} as it is`,
      behave: () => reading(place, (value) => (value === '' ? undefined : value)),
    },
  ];
};

/** Words outside an enumeration that are taken for one inside, or kept. */
export const acceptsWords: readonly Fault[] = [...forPlace('initiator'), ...forPlace('dpd.action')];
