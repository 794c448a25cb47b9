import type { Answer, Exchange } from '../model/exchange.ts';
import type { Outcome } from '../model/verdict.ts';

/** What a check found, before it is charged to a clause. */
export interface Judgement {
  readonly verdict: Outcome['verdict'];
  readonly expected: string;
  readonly received: string;
}

/** Charges a judgement to a clause. */
export function outcome(clause: string, exchange: Exchange, judgement: Judgement): Outcome {
  return { clause, case: exchange.case.id, ...judgement };
}

export const passes = (expected: string, received: string): Judgement => ({
  verdict: 'pass',
  expected,
  received,
});
export const fails = (expected: string, received: string): Judgement => ({
  verdict: 'fail',
  expected,
  received,
});
export const warns = (expected: string, received: string): Judgement => ({
  verdict: 'warn',
  expected,
  received,
});
export const open = (expected: string, received: string): Judgement => ({
  verdict: 'inconclusive',
  expected,
  received,
});

/** Short words for an answer: its status, or why there is none. */
export function wordsFor(answer: Answer | undefined): string {
  if (!answer) return 'not asked';
  return answer.kind === 'response' ? `status ${answer.status}` : `no answer (${answer.code})`;
}
