import type { Case, Shard } from '../model.ts';

/** A case that a shard asks. */
export interface Assigned {
  readonly asked: Case;
  /** Its place in the plan, from 0. */
  readonly at: number;
  /** False for a twin that is asked for the sake of a case, and counted in the shard that it belongs to. */
  readonly own: boolean;
}

/**
 * What a shard asks, in the order of the plan. Every case belongs to exactly one shard, whatever the number of shards;
 * their numbers differ by one at most. A case whose twin belongs to another shard brings it along, so that it is judged
 * as in the whole plan; since cases are dealt out twin by twin, this happens at the borders only.
 */
export function shareOf(cases: readonly Case[], shard: Shard | undefined): readonly Assigned[] {
  const places = new Map(cases.map((asked, at) => [asked.id, at]));
  const placed = cases.map((asked, at) => ({ asked, at }));
  if (!shard) return placed.map((one) => ({ ...one, own: true }));
  const { index, of } = shard;
  const border = (nth: number) => Math.floor((nth * cases.length) / of);
  const leader = ({ twin }: Case, at: number) => (twin === undefined ? at : (places.get(twin) ?? at));
  const own = new Set(
    placed
      .toSorted((a, b) => leader(a.asked, a.at) - leader(b.asked, b.at) || a.at - b.at)
      .slice(border(index - 1), border(index))
      .map(({ at }) => at),
  );
  const borrowed = new Set([...own].flatMap((at) => twinsOf(at, cases, places)));
  return placed
    .filter(({ at }) => own.has(at) || borrowed.has(at))
    .map((one) => ({ ...one, own: own.has(one.at) }));
}

/** Places of the twin of a case, of the twin's twin, and so on. */
function twinsOf(at: number, cases: readonly Case[], places: ReadonlyMap<string, number>): number[] {
  const twin = cases[at]?.twin;
  const place = twin === undefined ? undefined : places.get(twin);
  return place === undefined ? [] : [place, ...twinsOf(place, cases, places)];
}
