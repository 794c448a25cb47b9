import fc from 'fast-check';
import type { JsonObject } from '../model/json.ts';
import type { Unit } from './units.ts';

/**
 * Updates of any subset of the units but the empty one, in document order. There has to be at least one unit. Drawn
 * in one piece: the first attribute of a unit decides for all of them.
 */
export function validUpdates(units: readonly Unit[]): fc.Arbitrary<JsonObject> {
  const slots = units.flatMap(({ values }) =>
    Object.entries(values).map(([name, value], n) => ({ name, value, leads: n === 0 })),
  );
  return fc
    .tuple(...slots.map(({ value, leads }) => (leads ? fc.option(value, { nil: undefined }) : value)))
    .map((drawn) => {
      const update: JsonObject = {};
      let sent = false;
      slots.forEach(({ name, leads }, n) => {
        const value = drawn[n];
        if (leads) sent = value !== undefined;
        if (sent && value !== undefined) update[name] = value;
      });
      return update;
    })
    .filter((update) => Object.keys(update).length > 0);
}

/** Updates that set every unit. */
export function fullUpdates(units: readonly Unit[]): fc.Arbitrary<JsonObject> {
  return fc
    .record(Object.fromEntries(units.map((unit) => [unit.name, unit.arbitrary])))
    .map((drawn) => Object.assign({}, ...Object.values(drawn)) as JsonObject);
}
