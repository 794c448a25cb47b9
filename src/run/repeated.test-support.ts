import { openRepetition } from './repeat.ts';
import type { RunResult } from './run.ts';

/** Several runs of one plan as one. */
export function repeated(results: readonly RunResult[], parts = false): RunResult | undefined {
  const repetition = openRepetition({ parts });
  for (const one of results) repetition.add(one);
  return repetition.result();
}
