import type { Constraint } from '../contract/constraint.ts';
import { valueAt, withValue } from '../generate/body.ts';
import { breakingValues } from '../generate/breaking.ts';
import type { Unit } from '../generate/units.ts';
import { sameJson } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import type { Amounts, Asker } from './asker.ts';
import { isSingleFault } from './single-fault.ts';

/** Telling values by keyword; of wrong types each place has another one beside the first. */
const telling: Readonly<Record<string, Amounts>> = {
  type: { quick: 1, standard: 5, deep: 12 },
  enum: { quick: 4, standard: 6, deep: 20 },
  minLength: { quick: 1, standard: 3, deep: 3 },
  maxLength: { quick: 1, standard: 3, deep: 3 },
  pattern: { quick: 2, standard: 5, deep: 12 },
  maximum: { quick: 2, standard: 3, deep: 3 },
  format: { quick: 2, standard: 10, deep: 20 },
  minimum: { quick: 3, standard: 5, deep: 12 },
  exclusiveMinimum: { quick: 2, standard: 4, deep: 12 },
};
const random: Amounts = { quick: 0, standard: 1, deep: 8 };
const embedded: Amounts = { quick: 0, standard: 1, deep: 8 };

/** Asks a constraint on a value: telling breaks of the smallest update, random ones, and breaks set into larger updates. */
export function askBreaking(asker: Asker, constraint: Constraint): void {
  const unit = unitOf(asker, constraint);
  const base = unit && baseFor(asker, unit, constraint);
  const breaking = breakingValues(constraint);
  const amounts = telling[constraint.keyword];
  if (!base || !breaking || !amounts) return;
  const isType = constraint.keyword === 'type';
  const draw = (label: string, count: number) =>
    asker.sample(`${constraint.id}/${label}`, breaking.arbitrary, count);
  const known = proven(
    asker,
    constraint,
    base,
    isType ? rotatedRest(breaking.telling, ordinal(asker, constraint)) : breaking.telling,
  );
  for (const value of known.slice(0, asker.amount(amounts))) refuse(asker, constraint, base, value);
  const drawn = draw('random', isType ? 0 : asker.amount(random) * 3).filter(
    (value) => !breaking.telling.includes(value),
  );
  for (const value of proven(asker, constraint, base, drawn).slice(0, asker.amount(random))) {
    refuse(asker, constraint, base, value);
  }
  const homes = rotated(
    asker.pool.filter((update) => valueAt(update, constraint.place) !== undefined),
    ordinal(asker, constraint),
  );
  draw('embedded', asker.amount(embedded)).forEach((value, index) => {
    const home = homes[index % homes.length];
    if (home && proven(asker, constraint, home, [value]).length > 0) refuse(asker, constraint, home, value);
  });
}

/** Position of a constraint among those that say the same of another place. */
function ordinal(asker: Asker, { id, side, keyword, value }: Constraint): number {
  return asker.contract.constraints
    .filter((one) => one.side === side && one.keyword === keyword && sameJson(one.value, value))
    .findIndex((one) => one.id === id);
}

function rotated<T>(list: readonly T[], by: number): readonly T[] {
  const start = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function rotatedRest<T>(list: readonly T[], by: number): readonly T[] {
  return [...list.slice(0, 1), ...rotated(list.slice(1), by)];
}

/**
 * The update that a value is broken in. Where the value is the lesser of an ordered pair, the greater one is as great
 * as can be: a server that passes the broken value over then has nothing else to refuse.
 */
export function baseFor(asker: Asker, unit: Unit, { place }: Constraint): JsonObject | undefined {
  const order = asker.contract.update.properties?.[place[0] ?? '']?.['x-greater-than'];
  if (!order || place.at(-1) !== order.than) return unit.telling[0];
  const greater = [place[0] ?? '', order.property];
  return [...unit.telling].sort((a, b) => Number(valueAt(b, greater)) - Number(valueAt(a, greater)))[0];
}

/** One value of each must that a value alone breaks, with the attribute around it. */
export function singleFaults(asker: Asker): readonly JsonObject[] {
  const musts = asker.contract.constraints.filter(
    ({ side, level }) => side === 'request' && level === 'must',
  );
  return musts.flatMap((constraint) => {
    const unit = unitOf(asker, constraint);
    const base = unit && baseFor(asker, unit, constraint);
    const values = breakingValues(constraint)?.telling ?? [];
    const [first] = base ? proven(asker, constraint, base, values) : [];
    return base && first !== undefined ? [withValue(base, constraint.place, first)] : [];
  });
}

/** The unit that a constraint's place lies in. */
export function unitOf(asker: Asker, { place }: Constraint): Unit | undefined {
  return asker.units.find(({ attributes }) => attributes.includes(place[0] ?? ''));
}

function proven(
  asker: Asker,
  constraint: Constraint,
  base: JsonObject,
  values: readonly Json[],
): readonly Json[] {
  return values.filter((value) =>
    isSingleFault(asker.contract.request, constraint, wrap(withValue(base, constraint.place, value)), base),
  );
}

function refuse(asker: Asker, constraint: Constraint, base: JsonObject, value: Json): void {
  const twin = asker.accepted(base);
  asker.ask(constraint.id, {
    request: { body: wrap(withValue(base, constraint.place, value)) },
    expect: constraint.level === 'info' ? { kind: 'observed' } : { kind: 'refused', status: 400 },
    twin,
  });
}
