import type { Contract } from '../contract/contract.ts';
import type { Case, Step } from '../model/plan.ts';
import { sentIn } from '../sent.ts';
import type { Observer } from '../suite/suite.ts';
import { wrap } from '../wrapper.ts';
import type { Conductor } from './conductor.ts';
import type { Finding } from './shrink.ts';

/**
 * Leaves out steps, then attributes, half of them at first, on the live target, as long as the clause keeps failing, twice
 * in a row: what fails only every third time is not made so short that it fails by chance. The last reads stay.
 * @param limit updates that it may cost
 */
export async function shrinkSteps(
  finding: Finding,
  clause: string,
  contract: Contract,
  conductor: Pick<Conductor, 'puts'>,
  ask: Conductor['ask'],
  judge: Observer,
  limit: number,
): Promise<Finding> {
  const start = conductor.puts;
  let smallest = finding;
  const tryTo = async (asked: Case): Promise<Finding | undefined> => {
    const first = failureIn(await ask(asked), clause, judge);
    return first && failureIn(await ask(asked), clause, judge);
  };
  for (let again = true; again; ) {
    again = false;
    for (const shorter of shorterOnes(smallest.exchange.case, contract)) {
      if (conductor.puts - start + 2 * countOf(shorter) > limit) continue;
      const found = await tryTo(shorter);
      if (!found) continue;
      smallest = found;
      again = true;
      break;
    }
  }
  return smallest;
}

/** A sequence without some of its steps, without one of the updates of a step, and with less in one update. */
function* shorterOnes(asked: Case, contract: Contract): Generator<Case> {
  const { steps = [] } = asked;
  for (const left of lessOf(steps)) yield withSteps(asked, left);
  for (const [index, { updates, reads }] of steps.entries()) {
    const withUpdates = (left: Step['updates']) =>
      withSteps(asked, steps.with(index, { updates: left, reads }));
    for (let n = 0; updates.length > 1 && n < updates.length; n++) yield withUpdates(updates.toSpliced(n, 1));
    for (const [n, { request, valid }] of updates.entries()) {
      for (const left of lessOf(Object.entries(sentIn(request) ?? {}))) {
        const body = wrap(Object.fromEntries(left));
        const isValid = contract.request(body).length === 0;
        if (isValid === valid) yield withUpdates(updates.with(n, { request: { ...request, body }, valid }));
      }
    }
  }
}

/** A list without half of it, from the end on, then without less and less, down to one; never empty. */
function* lessOf<T>(all: readonly T[]): Generator<T[]> {
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let end = all.length; end > 0; end -= size) {
      const left = all.toSpliced(Math.max(0, end - size), Math.min(size, end));
      if (left.length > 0) yield left;
    }
  }
}

function withSteps(asked: Case, left: readonly Step[]): Case {
  const reads = asked.steps?.at(-1)?.reads ?? [];
  const last = left.at(-1);
  const request = last?.updates.at(-1)?.request ?? asked.request;
  return { ...asked, request, steps: last ? left.with(-1, { ...last, reads }) : left };
}

function countOf({ steps = [] }: Case): number {
  return steps.reduce((sum, { updates }) => sum + updates.length, 0);
}

function failureIn(exchange: Finding['exchange'], clause: string, judge: Observer): Finding | undefined {
  const outcome = judge(exchange).find((one) => one.clause === clause && one.verdict === 'fail');
  return outcome && { exchange, outcome };
}
