import fc from 'fast-check';
import type { Constraint } from '../contract/constraint.ts';
import { valueAt, withValue } from '../generate/body.ts';
import type { JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import type { Asker } from './asker.ts';
import { unitOf } from './breaking-cases.ts';
import { isSingleFault } from './single-fault.ts';

const pairs = [
  [1, 1],
  [120, 119],
  [2, 1],
  [60, 30],
  [30, 30],
  [3600, 30],
] as const;

/** From one smallest update to the next, so that few of them have unlike words beside the pair. */
const stride = 3;

/**
 * Asks `x-greater-than` with both values sent: equal, one less, far less; the twin has the greater one restored. In
 * larger updates the greater value is lowered to the lesser one, and the larger update is the twin.
 */
export function askOrder(asker: Asker, constraint: Constraint): boolean {
  if (constraint.keyword !== 'x-greater-than') return false;
  const unit = unitOf(asker, constraint);
  if (!unit) return true;
  const { property, than } = constraint.value as { property: string; than: string };
  const parent = constraint.place.slice(0, -1);
  const drawn = asker.sample(
    constraint.id,
    fc.tuple(fc.integer({ min: 2, max: 3600 }), fc.integer({ min: 1, max: 3600 })).filter(([a, b]) => b <= a),
    asker.amount({ quick: 0, standard: 2, deep: 30 }),
  );
  const telling = pairs.slice(0, asker.amount({ quick: 2, standard: 4, deep: 6 }));
  const alone = [...telling, ...drawn].map(([lower, upper], index) => {
    const base = unit.telling[(stride * index) % unit.telling.length] ?? {};
    const set = (value: number): JsonObject =>
      withValue(withValue(base, [...parent, than], lower), [...parent, property], value);
    return { broken: set(upper), twin: set(lower + 1) };
  });
  const larger = asker.pool
    .filter((update) => valueAt(update, constraint.place) !== undefined)
    .slice(0, asker.amount({ quick: 1, standard: 2, deep: 10 }))
    .map((twin) => {
      const lesser = valueAt(twin, [...parent, than]) ?? null;
      return { broken: withValue(twin, constraint.place, lesser), twin };
    });
  for (const { broken, twin } of [...alone, ...larger]) {
    if (!isSingleFault(asker.contract.request, constraint, wrap(broken), twin)) continue;
    asker.ask(constraint.id, {
      request: { body: wrap(broken) },
      expect: { kind: 'refused', status: 400 },
      twin: asker.accepted(twin),
    });
  }
  return true;
}
