import type { Constraint } from '../contract/constraint.ts';
import { valueAt, withValue, wrap } from '../generate/body.ts';
import { breakingValues } from '../generate/breaking.ts';
import type { Unit } from '../generate/units.ts';
import type { Json, JsonObject } from '../model.ts';
import type { Amounts, Asker } from './asker.ts';
import { isSingleFault } from './single-fault.ts';

const telling: Amounts = { quick: 1, standard: 3, deep: 12 };
const random: Amounts = { quick: 0, standard: 1, deep: 8 };
const embedded: Amounts = { quick: 0, standard: 1, deep: 8 };

/** Asks a constraint on a value: telling breaks of the smallest update, random ones, and breaks set into larger updates. */
export function askBreaking(asker: Asker, constraint: Constraint): void {
  const unit = unitOf(asker, constraint);
  const base = unit?.telling[0];
  const breaking = breakingValues(constraint);
  if (!base || !breaking) return;
  const draw = (label: string, count: number) =>
    asker.sample(`${constraint.id}/${label}`, breaking.arbitrary, count);
  for (const value of proven(asker, constraint, base, breaking.telling).slice(0, asker.amount(telling))) {
    refuse(asker, constraint, base, value);
  }
  const drawn = draw('random', asker.amount(random) * 3).filter((value) => !breaking.telling.includes(value));
  for (const value of proven(asker, constraint, base, drawn).slice(0, asker.amount(random))) {
    refuse(asker, constraint, base, value);
  }
  const homes = asker.pool.filter((update) => valueAt(update, constraint.place) !== undefined);
  const offset = homes.length === 0 ? 0 : Math.abs(constraint.id.length * 7) % homes.length;
  draw('embedded', asker.amount(embedded)).forEach((value, index) => {
    const home = homes[(offset + index) % homes.length];
    if (home && proven(asker, constraint, home, [value]).length > 0) refuse(asker, constraint, home, value);
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
