import fc from 'fast-check';
import type { JsonObject } from '../model.ts';
import type { Unit } from './units.ts';

/** Updates of any subset of the units but the empty one, in document order. There has to be at least one unit. */
export function validUpdates(units: readonly Unit[]): fc.Arbitrary<JsonObject> {
  return fc
    .record(Object.fromEntries(units.map((unit) => [unit.name, unit.arbitrary])), { requiredKeys: [] })
    .map((drawn) => Object.assign({}, ...Object.values(drawn)) as JsonObject)
    .filter((update) => Object.keys(update).length > 0);
}

/** Updates that set every unit. */
export function fullUpdates(units: readonly Unit[]): fc.Arbitrary<JsonObject> {
  return fc
    .record(Object.fromEntries(units.map((unit) => [unit.name, unit.arbitrary])))
    .map((drawn) => Object.assign({}, ...Object.values(drawn)) as JsonObject);
}
