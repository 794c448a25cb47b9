import { merged } from '../merged.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Case, Shard } from '../model/plan.ts';
import { updatesOf } from '../sent.ts';
import { unwrapped } from '../wrapper.ts';

/** What one shard asks of a plan. */
export interface Share {
  /** Twins of its cases that belong to other shards: asked first, and counted there. */
  readonly twins: readonly Case[];
  /** What the cases before have stored on a server that does as it is told: where the shard takes up the plan. */
  readonly stored: JsonObject;
  /** Its cases in the order of the plan, with their places in it, from 0. */
  readonly own: readonly { readonly asked: Case; readonly at: number }[];
}

/**
 * Deals a plan out: each shard asks one piece of it, so that every case follows the cases that it follows in the plan, and
 * meets the connection as it meets it there. The pieces differ by one case at most.
 * @param initial the connection before the first case
 */
export function shareOf(
  cases: readonly Case[],
  initial: JsonObject = {},
  { index, of }: Shard = { index: 1, of: 1 },
): Share {
  const border = (nth: number) => Math.floor((nth * cases.length) / of);
  const [start, end] = [border(index - 1), border(index)];
  const own = cases.slice(start, end);
  const known = new Map(cases.map((one) => [one.id, one]));
  const present = new Set(own.map(({ id }) => id));
  const twins = new Map<string, Case>();
  const fetch = ({ twin }: Case) => {
    const found = twin === undefined || present.has(twin) ? undefined : known.get(twin);
    if (!found || twins.has(found.id)) return;
    fetch(found);
    twins.set(found.id, found);
  };
  own.forEach(fetch);
  return {
    twins: [...twins.values()],
    stored: own.length === 0 ? initial : cases.slice(0, start).reduce(storedAfter, initial),
    own: own.map((asked, n) => ({ asked, at: start + n })),
  };
}

/** An update that is not valid is taken back after it was asked. */
function storedAfter(before: JsonObject, asked: Case): JsonObject {
  return updatesOf(asked)
    .filter(({ valid, request }) => valid && request.connection === 'named' && request.token === 'own')
    .reduce(
      (stored, { request }) => merged(stored, attributesOf(request)),
      merged(before, asked.given ?? {}),
    );
}

function attributesOf({ body, raw }: Case['request']): JsonObject {
  return unwrapped(raw === undefined ? body : (JSON.parse(raw) as Json)) ?? {};
}
