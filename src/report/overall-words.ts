import type { Overall } from '../model/verdict.ts';

/** What verdicts are called. */
export const overallWords: Readonly<Record<Overall, string>> = {
  conformant: 'conformant',
  'conformant-with-deviations': 'conformant with deviations',
  'non-conformant': 'non-conformant',
  incomplete: 'incomplete',
};
