import type { Exchange, State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Written } from '../model/plan.ts';
import { changesBetween } from './changes.ts';
import { namesIn, sentTo, wasCarriedOut } from './explained.ts';
import { fails, type Judgement, open, passes } from './outcome.ts';
import { withMaskOf } from './possible-states.ts';

/** What is expected of a sequence over two connections, in words. */
export const own = 'values that the connection had or was sent';

/**
 * Judges a sequence over two connections: each attribute has the value of the last read of its own connection, or one
 * that this connection was sent since. Which of them is not asked here. Of updates at the same time a server may refuse all
 * but one; of those in turn each connection has to take one.
 */
export function judgeApart(exchange: Exchange): Judgement {
  const { case: asked, before, beforeSecond, steps: seen = [] } = exchange;
  const names = namesIn(exchange);
  const last: Record<Written, State> = { named: before, second: beforeSecond };
  const sent: Record<Written, JsonObject[]> = { named: [], second: [] };
  for (const [index, step] of (asked.steps ?? []).entries()) {
    for (const one of ['named', 'second'] as const)
      sent[one].push(...sentTo(one, step, seen[index]).map(({ attributes }) => attributes));
    for (const { connection, state } of seen[index]?.reads ?? []) {
      const known = last[connection];
      if (state === undefined || known === undefined)
        return open(own, `the ${connection} connection cannot be read after step ${index + 1}`);
      const strange = names.flatMap((name) => strangeIn(name, state, known, sent[connection]));
      if (strange.length > 0)
        return fails(own, `after step ${index + 1}, in the ${connection} connection: ${strange.join('; ')}`);
      last[connection] = state;
      sent[connection] = [];
    }
  }
  const idle = (['named', 'second'] as const).filter((one) => !wasCarriedOut(exchange, one));
  const raced = asked.steps?.some(({ updates }) => updates.length > 1);
  return idle.length > (raced ? 1 : 0)
    ? open(own, `no update of the ${idle[0]} connection was carried out`)
    : passes(own, 'so it is');
}

/** What changed in an attribute, where it has a value that was neither there nor sent. */
function strangeIn(
  name: string,
  state: JsonObject,
  known: JsonObject,
  sent: readonly JsonObject[],
): string[] {
  const candidates = [known, ...sent.filter((one) => name in one)];
  const isOwn = candidates.some((one) => changesBetween(withMaskOf(one, state), state, [name]).length === 0);
  return isOwn ? [] : changesBetween(known, state, [name]);
}
