import type { ClauseResult } from '../model/report.ts';
import { deviationLine, deviationsIn } from './deviation-words.ts';

/**
 * Why a clause has its verdict, in one line: what was expected and received, or the reason that is given; and what became
 * of its deviation.
 */
export function whatHappened(clause: ClauseResult): string {
  const { counterexample, reason, title, verdict } = clause;
  const seen = counterexample
    ? `expected ${counterexample.expected}, received ${counterexample.received}`
    : (reason ?? `${title}: ${verdict}`);
  const [given] = deviationsIn([clause]);
  return given ? `${seen}; ${deviationLine(given)}` : seen;
}
