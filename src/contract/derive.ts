import type { Level } from '../model/clause.ts';
import type { Json } from '../model/json.ts';
import type { Constraint } from './constraint.ts';
import { asserting } from './keywords.ts';
import type { Schema } from './schema.ts';
import { titleOf } from './title.ts';

/** The rows of the page by anchor: their text as it stands, without the anchor. */
export type Rows = Readonly<Record<string, string>>;

const wrapper = 'ipsec_site_connection';

/**
 * One constraint per schema keyword and place of a body, `required` and `x-expected` one per property.
 * @param side `request`, `response` or `error/<status>`: first segment of the clause ids
 */
export function deriveConstraints(side: string, schema: Schema, rows: Rows): Constraint[] {
  return nodesOf(schema, [], '').flatMap((node) =>
    Object.entries(node.schema)
      .filter(([keyword]) => asserting.has(keyword))
      .flatMap(([keyword, value]) =>
        subjectsOf(node, keyword, value as Json).map((subject) =>
          constraintOf(side, keyword, subject, node.pointer, rows),
        ),
      ),
  );
}

/** A node of a body schema and where it stands. */
interface Node {
  readonly schema: Schema;
  readonly path: readonly string[];
  readonly pointer: string;
}

/** The node and all below it, in document order. */
function nodesOf(schema: Schema, path: readonly string[], pointer: string): Node[] {
  const children = Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    nodesOf(child, [...path, name], `${pointer}/${name}`),
  );
  return [{ schema, path, pointer }, ...children];
}

/** What one keyword is about: a place, the schema whose row says so, and the value to hold there. */
interface Subject {
  readonly schema: Schema;
  readonly path: readonly string[];
  readonly value: Json;
  /** Anchor of the row, where it is not the schema's own. */
  readonly row?: string | undefined;
}

function subjectsOf({ schema, path }: Node, keyword: string, value: Json): Subject[] {
  const property = (name: string) => ({
    schema: schema.properties?.[name] ?? schema,
    path: [...path, name],
  });
  switch (keyword) {
    case 'required':
    case 'x-expected':
      return (value as string[]).map((name) => ({ ...property(name), value: name }));
    case 'x-greater-than':
      return [{ ...property((value as { property: string }).property), value }];
    case 'x-together':
      return [{ schema, path, value, row: property((value as string[])[0] ?? '').schema['x-source'] }];
    default:
      return [{ schema, path, value }];
  }
}

function constraintOf(
  side: string,
  keyword: string,
  { schema, path, value, row }: Subject,
  pointer: string,
  rows: Rows,
): Constraint {
  const place = placeOf(side, path);
  const usual: Level = keyword === 'x-expected' ? 'should' : (schema['x-level'] ?? 'must');
  const other = schema['x-sources']?.[keyword];
  const source = other?.source ?? row ?? schema['x-source'] ?? side;
  return {
    id: [side, ...place, keyword].join('/'),
    side,
    place,
    keyword,
    value,
    schema,
    pointer,
    level: schema['x-levels']?.[keyword] ?? usual,
    origin: other?.origin ?? schema['x-origin'] ?? 'page',
    source,
    says: schema['x-says']?.[keyword] ?? rowHead(rows[source]),
    title: titleOf(side, place, keyword, value),
  };
}

/** Drops the wrapper from a path unless it is all there is, and names the whole body. */
function placeOf(side: string, path: readonly string[]): readonly string[] {
  if (path.length === 0) return ['body'];
  return path[0] === wrapper && path.length > 1 && !side.startsWith('error') ? path.slice(1) : path;
}

/** The first three cells of a table row: name, in, type; other passages stand whole. */
function rowHead(row: string | undefined): string {
  return row?.split(' | ').slice(0, 3).join(' | ') ?? '';
}
