import { carriedOut, reachOf } from '../check/reach.ts';
import { at, leavesOf } from '../check/stored.ts';
import { isObject, sameJson } from '../json.ts';
import type { Exchange } from '../model.ts';

/**
 * Why no pass of a run counts: a server that says yes to everything, or no to everything, or stores nothing, is not
 * conformant in the clauses that it happens to satisfy. Undefined for a server that was seen to do both.
 */
export function lifelessness(exchanges: readonly Exchange[]): string | undefined {
  const asked = exchanges.filter(({ unasked }) => unasked === undefined);
  const updates = asked.filter((one) => one.case.expect.kind === 'accepted');
  const faults = asked.filter((one) => one.case.expect.kind === 'refused');
  if (updates.length > 0 && !updates.some(hasStored)) return 'the target was never seen to store an update';
  if (faults.length > 0 && !faults.some((one) => reachOf(one.answer) === 'refused')) {
    return 'the target was never seen to refuse an update';
  }
  return undefined;
}

function hasStored(exchange: Exchange): boolean {
  const body = exchange.case.request.body;
  const sent = isObject(body) ? body['ipsec_site_connection'] : undefined;
  if (!carriedOut(exchange) || !isObject(sent)) return false;
  return leavesOf(sent).some(
    ([path, value]) =>
      sameJson(value, at(exchange.after, path)) && !sameJson(value, at(exchange.before, path)),
  );
}
