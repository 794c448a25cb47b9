import type { Family } from '../model/plan.ts';
import type { Schema } from './schema.ts';

/** What a schema says of itself and of all that is in it and says nothing else. */
type Inherited = Pick<Schema, 'x-source' | 'x-origin' | 'x-level'>;

/**
 * A schema as it is asked: `minimum` is the bound of the given IP version (`x-minimum-by-family`), source and level are
 * those of the nearest schema around that states them, and of what is not asked (`x-not-asked`) nothing else is left.
 */
export function settled(schema: Schema, family: Family, around: Inherited = {}): Schema {
  if (schema['x-not-asked']) return { 'x-not-asked': true, ...pick(schema, 'x-why') };
  const own = { ...inherited(schema, around), ...schema };
  const bound = schema['x-minimum-by-family']?.[String(family)];
  return {
    ...own,
    ...(bound === undefined ? {} : { minimum: bound }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, child]) => [name, settled(child, family, own)]),
      ),
    }),
  };
}

function inherited(schema: Schema, around: Inherited): Inherited {
  const sources = schema['x-source'] === undefined ? (['x-source', 'x-origin'] as const) : [];
  return pick(around, ...sources, 'x-level');
}

function pick<T extends object, K extends keyof T>(from: T, ...names: readonly K[]): Partial<Pick<T, K>> {
  const entries = names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const]));
  return Object.fromEntries(entries) as Partial<Pick<T, K>>;
}
