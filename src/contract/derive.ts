import type { Json, Level } from '../model.ts';
import type { Constraint } from './constraint.ts';
import type { Schema } from './schema.ts';
import { titleOf } from './title.ts';

/** The rows of the page by anchor: their text as it stands, without the anchor. */
export type Rows = Readonly<Record<string, string>>;

const asserting = new Set([
  'type',
  'enum',
  'const',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'pattern',
  'additionalProperties',
  'required',
  'x-greater-than',
  'x-together',
  'x-closed',
  'x-read-only',
  'x-expected',
]);

const wrapper = 'ipsec_site_connection';

/**
 * One constraint per schema keyword and place of a body, `required` and `x-expected` one per property.
 * @param side `request`, `response` or `error/<status>`: first segment of the clause ids
 */
export function deriveConstraints(side: string, schema: Schema, rows: Rows): Constraint[] {
  return walk(side, schema, [], '', rows);
}

function walk(
  side: string,
  schema: Schema,
  path: readonly string[],
  pointer: string,
  rows: Rows,
): Constraint[] {
  const own = Object.entries(schema)
    .filter(([keyword]) => asserting.has(keyword))
    .flatMap(([keyword, value]) => expand(side, schema, path, pointer, keyword, value as Json, rows));
  const children = Object.entries(schema.properties ?? {}).flatMap(([name, child]) =>
    walk(side, child, [...path, name], `${pointer}/${name}`, rows),
  );
  return [...own, ...children];
}

function expand(
  side: string,
  schema: Schema,
  path: readonly string[],
  pointer: string,
  keyword: string,
  value: Json,
  rows: Rows,
): Constraint[] {
  const at = (node: Schema, segments: readonly string[], one: Json): Constraint => {
    const place = placeOf(side, segments);
    const usual = keyword === 'x-expected' ? 'should' : (node['x-level'] ?? 'must');
    const level: Level = node['x-levels']?.[keyword] ?? usual;
    const source = node['x-source'] ?? side;
    return {
      id: [side, ...place, keyword].join('/'),
      side,
      place,
      keyword,
      value: one,
      schema: node,
      pointer,
      level,
      origin: node['x-origin'] ?? 'page',
      source,
      says: node['x-says']?.[keyword] ?? rowHead(rows[source]),
      title: titleOf(side, place, keyword, one),
    };
  };
  if (keyword === 'required' || keyword === 'x-expected') {
    return (value as string[]).map((name) => at(schema.properties?.[name] ?? schema, [...path, name], name));
  }
  if (keyword === 'x-greater-than') {
    const { property } = value as { property: string };
    return [at(schema.properties?.[property] ?? schema, [...path, property], value)];
  }
  return [at(schema, path, value)];
}

/** Drops the wrapper from a path unless it is all there is, and names the whole body. */
function placeOf(side: string, path: readonly string[]): readonly string[] {
  if (path.length === 0) return ['body'];
  return path[0] === wrapper && path.length > 1 && !side.startsWith('error') ? path.slice(1) : path;
}

/** The first three cells of a table row: name, in, type; other passages stand whole. */
function rowHead(row: string | undefined): string {
  if (row === undefined) return '';
  const cells = row.split(' | ');
  return cells.length > 3 ? cells.slice(0, 3).join(' | ') : row;
}
