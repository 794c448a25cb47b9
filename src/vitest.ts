/**
 * The clauses as tests of Vitest, and matchers for the tests of clients and servers.
 * @module vpnaas-conformance/vitest
 */
import { describe, expect, test } from 'vitest';
import { conformance as judged } from './conformance.ts';
import { holds, messageOf, whySkipped } from './conformance-tests.ts';
import type { Level } from './model/clause.ts';
import type { ConformanceTarget } from './run-target.ts';
import { type Judging, requestViolations, responseViolations } from './validate/validate.ts';

const levels: readonly Level[] = ['must', 'should', 'info'];

/**
 * Declares one test for each clause, in a `describe` for each level. The clause stands in the test's `meta.clause`. A
 * clause that fails or could not be judged is a failing test, and so is one that passes with a deviation, which is stale.
 * One that was not asked or deviates as it was granted is skipped with the reason, a warning is an annotation of a passing
 * test. Vitest ends at once on Ctrl-C, without putting the connection back.
 * @throws UsageError for an unknown profile
 */
export function conformance(target: ConformanceTarget = {}): void {
  const { clauses, results } = judged(target);
  describe.each(levels)('%s', (level) => {
    for (const clause of clauses.filter((one) => one.level === level)) {
      test(clause.id, { timeout: 600_000, meta: { clause } }, async (context) => {
        const result = (await results()).get(clause.id);
        const why = whySkipped(result);
        if (why !== undefined) context.skip(why);
        if (result?.verdict === 'warn')
          await context.annotate(result.counterexample?.received ?? result.title, 'warning');
        expect(holds(result), messageOf(clause, result)).toBe(true);
      });
    }
  });
}

/** The matchers that importing this entry adds to `expect`. */
export interface ConformanceMatchers<T> {
  /** The body of a successful answer, parsed, breaks no must of the page. */
  toConform(judging?: Judging): T;
  /** The body of an update, parsed, breaks no must of the page. */
  toBeValidUpdate(judging?: Judging): T;
  /** The body of an update breaks the clause with this id, such as `request/mtu/minimum`. */
  toBreak(clause: string, judging?: Judging): T;
}

declare module 'vitest' {
  interface TaskMeta {
    /** The clause that a test of `vpnaas-conformance/vitest` stands for. */
    readonly clause?: { readonly id: string; readonly level: Level; readonly says: string };
  }
  // biome-ignore lint/suspicious/noExplicitAny: has to be declared as Vitest declares it
  interface Matchers<T = any> extends ConformanceMatchers<T> {}
}

expect.extend({
  toConform: (body: unknown, judging?: Judging) => told(responseViolations(body, judging)),
  toBeValidUpdate: (body: unknown, judging?: Judging) => told(requestViolations(body, judging)),
  toBreak(body: unknown, clause: string, judging?: Judging) {
    const broken = requestViolations(body, judging).map((one) => one.clause);
    return {
      pass: broken.includes(clause),
      message: () => `the body breaks ${broken.length === 0 ? 'nothing' : broken.join(', ')}, not ${clause}`,
    };
  },
});

function told(violations: ReturnType<typeof requestViolations>) {
  const broken = violations.filter(({ level }) => level === 'must');
  return {
    pass: broken.length === 0,
    message: () =>
      broken.length === 0
        ? 'the body breaks no must'
        : broken.map(({ clause, title, says }) => `${clause}: ${title} ("${says}")`).join('\n'),
  };
}
