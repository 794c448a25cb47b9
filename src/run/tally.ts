import type { Met, Tally } from '../model/account.ts';
import type { Outcome } from '../model/verdict.ts';
import { metAt, plusMet } from './met.ts';

/**
 * What one case shows of one clause.
 * @param outcomes what was made of the case for this clause; one at least
 * @param at place of the case in the plan
 * @param size values of the case; the smallest that fails is shown
 * @param unwaivable what no deviation covers, if it fails
 * @param observed whether everything received is kept, as it is for info clauses
 */
export function tallyOf(outcomes: readonly Outcome[], { at, size, observed, unwaivable }: TallyParts): Tally {
  const number = { pass: 0, fail: 0, warn: 0, inconclusive: 0 };
  const first = new Map<Outcome['verdict'], Met>();
  for (const { verdict, received } of outcomes) {
    if (number[verdict]++ === 0) first.set(verdict, { text: received, times: 1, at });
  }
  const [open, remark] = [first.get('inconclusive'), first.get('warn')];
  return {
    cases: 1,
    ...number,
    ...(open && { open }),
    ...(remark && { remark }),
    ...(observed && {
      observed: metAt(
        outcomes.map(({ received }) => received),
        at,
      ),
    }),
    ...(number.fail > 0 && { smallest: { size, at } }),
    ...(number.fail > 0 && unwaivable !== undefined && { unwaivable: { text: unwaivable, times: 1, at } }),
  };
}

interface TallyParts {
  readonly at: number;
  readonly size: number;
  readonly observed: boolean;
  readonly unwaivable?: string | undefined;
}

/** What two parts of a run show of one clause, whichever came first. */
export function plusTally(one: Tally, other: Tally): Tally {
  const open = earlier(one.open, other.open);
  const remark = earlier(one.remark, other.remark);
  const smallest = smaller(one.smallest, other.smallest);
  const unwaivable = earlier(one.unwaivable, other.unwaivable);
  const observed = one.observed && other.observed && plusMet(one.observed, other.observed);
  return {
    cases: one.cases + other.cases,
    pass: one.pass + other.pass,
    fail: one.fail + other.fail,
    warn: one.warn + other.warn,
    inconclusive: one.inconclusive + other.inconclusive,
    ...(open && { open }),
    ...(remark && { remark }),
    ...(observed && { observed }),
    ...(smallest && { smallest }),
    ...(unwaivable && { unwaivable }),
  };
}

type Smallest = NonNullable<Tally['smallest']>;

function smaller(one: Smallest | undefined, other: Smallest | undefined): Smallest | undefined {
  if (!one || !other) return one ?? other;
  return other.size < one.size || (other.size === one.size && other.at < one.at) ? other : one;
}

function earlier(one: Met | undefined, other: Met | undefined): Met | undefined {
  if (!one || !other) return one ?? other;
  return other.at < one.at ? other : one;
}
