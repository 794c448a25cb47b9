import { AssertionError } from 'node:assert';
import { conformance } from './conformance.ts';
import type { Clause } from './model/clause.ts';
import type { ClauseResult } from './model/report.ts';
import { deviationLine, deviationsIn } from './report/deviation-words.ts';
import type { ConformanceTarget } from './run-target.ts';

/** One test for any runner: `it(test.name, test.run)`. */
export interface ConformanceTest {
  /** The clause's id and what holds on a conformant server. */
  readonly name: string;
  readonly clause: Clause;
  /**
   * Rejects with an AssertionError where the clause failed or could not be judged, or passes with a deviation, which is
   * stale. A clause that was not asked, or deviates as it was granted, is skipped where the runner lets a running test be
   * skipped (node:test, Mocha, Vitest, Playwright). Elsewhere (Jest) the one rejects, the other warns on the console.
   */
  readonly run: () => Promise<void>;
}

/** How the tests are made. */
export interface ConformanceTestOptions {
  /** In a runner that cannot skip a running test: whether a clause that was not asked fails; default: it does. */
  readonly notAsked?: 'fail' | 'pass';
}

/**
 * One test for each clause. The target is asked once, by the first test that runs.
 * @param target what is asked
 * @param options what becomes of clauses that are not asked
 * @throws UsageError for an unknown profile
 */
export function conformanceTests(
  target: ConformanceTarget = {},
  { notAsked = 'fail' }: ConformanceTestOptions = {},
): readonly ConformanceTest[] {
  const { clauses, results } = conformance(target);
  return clauses.map((clause) => ({
    name: `${clause.id}: ${clause.title}`,
    clause,
    // Runners look at the number and the names of parameters: it has none, and takes what they hand over nevertheless.
    async run(this: unknown) {
      // biome-ignore lint/complexity/noArguments: a rest parameter is refused by Playwright
      const handed: unknown[] = [this, ...arguments];
      const result = (await results()).get(clause.id);
      const why = whySkipped(result);
      if (why !== undefined) {
        if (skipped(handed, why)) return;
        if (result?.verdict === 'deviation') return console.warn(`${clause.id}: ${why}`);
        if (notAsked === 'pass') return;
        throw new AssertionError({ message: `${clause.id} was ${why}` });
      }
      if (!holds(result)) throw new AssertionError({ message: messageOf(clause, result) });
    },
  }));
}

/** Why a test says neither that a clause holds nor that it fails; undefined where it says one of them. */
export function whySkipped(result: ClauseResult | undefined): string | undefined {
  if (result?.verdict === 'skipped') return `not asked: ${result.reason ?? 'no case'}`;
  return result?.verdict === 'deviation' ? deviationsIn([result]).map(deviationLine).join() : undefined;
}

/** Says whether a clause holds as it is expected to. */
export function holds(result: ClauseResult | undefined): boolean {
  const passes = result?.verdict === 'pass' || result?.verdict === 'warn';
  return passes && result.deviation?.state !== 'stale';
}

/** The smallest request that shows a failing clause, or why it could not be judged. */
export function messageOf(clause: Clause, result: ClauseResult | undefined): string {
  const example = result?.counterexample;
  const lines = [
    `${clause.id} (${clause.level}): ${result?.verdict ?? 'no result'}`,
    `  the page says  "${clause.says}"`,
    ...deviationsIn(result ? [result] : []).map((row) => `  deviation      ${deviationLine(row)}`),
    ...(result?.reason === undefined ? [] : [`  because        ${result.reason}`]),
    ...(example
      ? [
          `  sent           ${example.request.raw ?? JSON.stringify(example.request.body)}`,
          `  expected       ${example.expected}`,
          `  received       ${example.received}`,
          `  again          ${example.curl}`,
        ]
      : []),
  ];
  return lines.join('\n');
}

/** Skips the running test, where what the runner handed over can do that. Mocha and Vitest do so by throwing. */
function skipped(handed: readonly unknown[], reason: string): boolean {
  const found = handed.find((one) => typeof skipOf(one) === 'function');
  if (found === undefined) return false;
  const isPlaywright = typeof found === 'object' && found !== null && 'testId' in found;
  if (isPlaywright) Reflect.apply(skipOf(found) as () => void, found, [true, reason]);
  else Reflect.apply(skipOf(found) as () => void, found, [reason]);
  return true;
}

function skipOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'skip') : undefined;
}
