import { carriedOut, reachOf } from '../check/reach.ts';
import { at, leavesOf } from '../check/stored.ts';
import { sameJson } from '../json.ts';
import type { Vitals } from '../model/account.ts';
import type { Exchange } from '../model/exchange.ts';
import { sentIn } from '../sent.ts';

/** Nothing was asked. */
export const noVitals: Vitals = { updates: 0, faults: 0, carriedOut: false, stored: false, refused: false };

/** What one exchange shows of a target's life. */
export function vitalsOf(exchange: Exchange): Vitals {
  const { case: asked, unasked, answer } = exchange;
  const is = (kind: 'accepted' | 'refused') => unasked === undefined && asked.expect.kind === kind;
  return {
    updates: is('accepted') ? 1 : 0,
    faults: is('refused') ? 1 : 0,
    carriedOut: carriedOut(exchange),
    stored: is('accepted') && hasStored(exchange),
    refused: is('refused') && reachOf(answer) === 'refused',
  };
}

/** What two parts of a run show together. */
export function plusVitals(one: Vitals, other: Vitals): Vitals {
  return {
    updates: one.updates + other.updates,
    faults: one.faults + other.faults,
    carriedOut: one.carriedOut || other.carriedOut,
    stored: one.stored || other.stored,
    refused: one.refused || other.refused,
  };
}

/**
 * Why no pass of a run counts: a server that says yes to everything, or no to everything, or stores nothing, is not
 * conformant in the clauses that it happens to satisfy. Undefined for a server that was seen to do both.
 */
export function lifelessness({ updates, faults, stored, refused }: Vitals): string | undefined {
  if (updates > 0 && !stored) return 'the target was never seen to store an update';
  if (faults > 0 && !refused) return 'the target was never seen to refuse an update';
  return undefined;
}

function hasStored(exchange: Exchange): boolean {
  const sent = sentIn(exchange.case.request);
  if (!carriedOut(exchange) || !sent) return false;
  return leavesOf(sent).some(
    ([path, value]) =>
      sameJson(value, at(exchange.after, path)) && !sameJson(value, at(exchange.before, path)),
  );
}
