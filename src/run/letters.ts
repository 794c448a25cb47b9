import type { Outcome } from '../model/verdict.ts';

/** From good to bad: of two letters the later one is shown. */
const badness = 'pwif';

/** The letter of a case: the worst that any clause said of its answer. */
export function letterOf(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ verdict }) => verdict.charAt(0)).reduce(worse, outcomes.length === 0 ? 'i' : 'p');
}

/** Of cases that were asked twice the worse letter of each. */
export function worstOfEach(one: string, other: string): string {
  return [...one].map((letter, index) => worse(letter, other[index] ?? letter)).join('');
}

function worse(one: string, other: string): string {
  return badness.indexOf(other) > badness.indexOf(one) ? other : one;
}
