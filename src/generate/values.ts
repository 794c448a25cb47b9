import fc from 'fast-check';
import type { Schema } from '../contract/schema.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { TargetParameters } from '../model/plan.ts';
import { fitting } from './fitting.ts';
import { kinds, type Values } from './kinds.ts';

const usualMaximum = 9000;
const landmarks = [576, 1279, 1280, 1400, 1500, usualMaximum];
const spans = [
  [1, 1],
  [30, 1],
  [30, 90],
  [3600, 3600],
  [10, 5],
] as const;

/** Valid values of a schema node, derived from its keywords; undefined where the target has none to offer. */
export function valuesOf(schema: Schema, parameters: TargetParameters): Values | undefined {
  const members = sureMembers(schema);
  if (members) return { telling: members, arbitrary: fc.constantFrom(...members) };
  const named = schema['x-surely-valid'];
  if (named) return fitting(schema, oneOf(named.flatMap((kind) => kinds[String(kind)]?.(parameters) ?? [])));
  if (schema.type === 'boolean') return { telling: [false, true], arbitrary: fc.boolean() };
  if (schema.type === 'integer') return integers(schema);
  if (schema.type === 'object') return objects(schema, parameters);
  return undefined;
}

/** The members of an enumeration that no lawful server refuses; undefined where there is none. */
export function sureMembers({ enum: members, 'x-surely-valid': sure }: Schema): readonly Json[] | undefined {
  return members && (sure ?? members);
}

function oneOf(all: readonly Values[]): Values | undefined {
  if (all.length === 0) return undefined;
  const longest = Math.max(...all.map(({ telling }) => telling.length));
  const telling = Array.from({ length: longest }, (_, i) =>
    all.flatMap((one) => one.telling[i] ?? []),
  ).flat();
  return { telling, arbitrary: fc.oneof(...all.map(({ arbitrary }) => arbitrary)) };
}

/** The bound, the value beside it, and well-known sizes above. */
function integers(schema: Schema): Values {
  const least = schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
  const { maximum = Number.POSITIVE_INFINITY } = schema;
  const ends = [maximum, maximum - 1].filter(Number.isFinite);
  const telling = [least, ...ends, ...landmarks.filter((n) => n > least + 1), least + 1].filter(
    (n, index, all) => n >= least && n <= maximum && all.indexOf(n) === index,
  );
  const most = Math.min(Math.max(least, usualMaximum), maximum);
  return { telling, arbitrary: fc.integer({ min: least, max: most }) };
}

/** Whole objects with every property set; the pair under `x-greater-than` is drawn as a value and an offset. */
function objects(schema: Schema, parameters: TargetParameters): Values | undefined {
  const properties = Object.entries(schema.properties ?? {});
  const order = schema['x-greater-than'];
  const free = properties.filter(([name]) => name !== order?.property && name !== order?.than);
  const offered = free.flatMap(([name, child]) => {
    const values = valuesOf(child, parameters);
    return values ? [[name, values] as const] : [];
  });
  if (offered.length < free.length) return undefined;
  const whole = (drawn: JsonObject, [than, more]: readonly [number, number]): JsonObject => {
    const all: Record<string, Json> = {};
    for (const [name] of properties) all[name] = drawn[name] ?? null;
    return order ? Object.assign(all, { [order.than]: than, [order.property]: than + more }) : all;
  };
  const rounds = Math.max(spans.length, ...offered.map(([, { telling }]) => telling.length));
  const telling = Array.from({ length: rounds }, (_, i) =>
    whole(
      Object.fromEntries(offered.map(([name, one]) => [name, one.telling[i % one.telling.length] ?? null])),
      spans[i % spans.length] ?? spans[0],
    ),
  );
  const others = fc.record(Object.fromEntries(offered.map(([name, { arbitrary }]) => [name, arbitrary])));
  const pair = fc.tuple(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 3600 }));
  return { telling, arbitrary: fc.tuple(others, pair).map(([drawn, span]) => whole(drawn, span)) };
}
