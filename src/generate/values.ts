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
  const ends = Number.isFinite(maximum) ? [maximum, maximum - 1] : [];
  const telling = [least, ...ends, ...landmarks.filter((n) => n > least + 1), least + 1].filter(
    (n, index, all) => n >= least && n <= maximum && all.indexOf(n) === index,
  );
  const most = Math.min(Math.max(least, usualMaximum), maximum);
  return { telling, arbitrary: fc.integer({ min: least, max: most }) };
}

/** Whole objects with every property set; the pair under `x-greater-than` is drawn as a value and an offset. */
function objects(schema: Schema, parameters: TargetParameters): Values | undefined {
  const entries = Object.entries(schema.properties ?? {});
  const order = schema['x-greater-than'];
  const free = entries.filter(([name]) => name !== order?.property && name !== order?.than);
  const values = free.map(([name, child]) => [name, valuesOf(child, parameters)] as const);
  if (values.some(([, one]) => one === undefined)) return undefined;
  const rounds = Math.max(spans.length, ...values.map(([, one]) => one?.telling.length ?? 0));
  const arrange = (drawn: JsonObject): JsonObject => {
    const arranged: JsonObject = {};
    for (const [name] of entries) {
      const value = drawn[name];
      if (value !== undefined) arranged[name] = value;
    }
    return arranged;
  };
  const telling = Array.from({ length: rounds }, (_, i) =>
    arrange({
      ...Object.fromEntries(values.map(([name, one]) => [name, cycle(one?.telling ?? [], i)])),
      ...(order ? span(order, spans[i % spans.length]?.[0] ?? 1, spans[i % spans.length]?.[1] ?? 1) : {}),
    }),
  );
  const others = fc.record(
    Object.fromEntries(values.map(([name, one]) => [name, one?.arbitrary ?? fc.constant(null)])),
  );
  const pair = fc.tuple(fc.integer({ min: 1, max: 3600 }), fc.integer({ min: 1, max: 3600 }));
  const arbitrary = fc
    .tuple(others, pair)
    .map(([drawn, [than, more]]) => arrange({ ...drawn, ...(order ? span(order, than, more) : {}) }));
  return { telling, arbitrary };
}

function span(order: { property: string; than: string }, than: number, more: number): JsonObject {
  return { [order.than]: than, [order.property]: than + more };
}

function cycle(values: readonly Json[], index: number): Json {
  return values[index % values.length] ?? null;
}
