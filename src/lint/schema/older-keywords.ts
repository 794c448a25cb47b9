import type { JsonObject } from '../../model/json.ts';
import { isTrue, member, type Tree } from '../read/tree.ts';
import type { Dialect } from './dialect.ts';

/** Says in the words of 2020-12 what draft 4 and OpenAPI 3.0 say by a boolean beside a limit or a type. */
export function inNewWords(schema: JsonObject, tree: Tree, dialect: Dialect): void {
  for (const [exclusive, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    delete schema[exclusive];
    if (isTrue(member(tree, exclusive)) && schema[limit] !== undefined) {
      schema[exclusive] = schema[limit];
      delete schema[limit];
    }
  }
  if (dialect !== 'openapi-3.0' || !isTrue(member(tree, 'nullable'))) return;
  if (typeof schema['type'] === 'string') schema['type'] = [schema['type'], 'null'];
}
