import type { Family } from '../model.ts';
import type { Schema } from './schema.ts';

/** Settles `x-minimum-by-family`: `minimum` becomes the bound of the given IP version. */
export function forFamily(schema: Schema, family: Family): Schema {
  const bound = schema['x-minimum-by-family']?.[String(family)];
  return {
    ...schema,
    ...(bound === undefined ? {} : { minimum: bound }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, child]) => [name, forFamily(child, family)]),
      ),
    }),
  };
}
