import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { child, items, member, members, nodeAt, plainValue, type Tree, textOf } from '../read/tree.ts';
import { assertionsOf, type Dialect, since } from './dialect.ts';
import type { Library, Located } from './library.ts';

/** A schema of any dialect, rewritten in draft 2020-12 with every `$ref` inside. */
export interface NormalSchema {
  readonly schema: JsonObject;
  /** Where each object of it comes from. */
  readonly origins: ReadonlyMap<object, Located>;
  /** References that lead nowhere; what they stand in is taken to allow everything. */
  readonly dangling: readonly { readonly at: Located; readonly message: string }[];
  readonly formats: ReadonlySet<string>;
}

/** The side of an exchange: `readOnly` properties are not required of a request, `writeOnly` ones not of an answer. */
export type Side = 'request' | 'response';

/** Rewrites the schema at a place. */
export function normalSchema(at: Located, dialect: Dialect, library: Library, side: Side): NormalSchema {
  const normal = new Normalizing(dialect, library, side);
  const root = normal.reference(at);
  normal.finish();
  return { schema: { $ref: root, $defs: normal.defs }, ...normal };
}

const mapsOfSchemas = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const listsOfSchemas = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const schemas = new Set([
  'not',
  'if',
  'then',
  'else',
  'items',
  'additionalProperties',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
]);
const wellFormed: Readonly<Record<string, (value: Json) => boolean>> = {
  ...Object.fromEntries(
    ['multipleOf', 'maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'].map((name) => [
      name,
      isNumber,
    ]),
  ),
  ...Object.fromEntries(
    ['Length', 'Items', 'Properties', 'Contains']
      .flatMap((what) => [`max${what}`, `min${what}`])
      .map((name) => [
        name,
        (value: Json) => isNumber(value) && Number.isInteger(value) && Number(value) >= 0,
      ]),
  ),
  uniqueItems: (value) => typeof value === 'boolean',
  pattern: (value) => typeof value === 'string' && isPattern(value),
  format: (value) => typeof value === 'string',
  enum: (value) => Array.isArray(value) && value.length > 0,
  const: () => true,
  required: isNames,
  dependentRequired: (value) => isObject(value) && Object.values(value).every(isNames),
};

class Normalizing {
  readonly defs: JsonObject = {};
  readonly origins = new Map<object, Located>();
  readonly dangling: { at: Located; message: string }[] = [];
  readonly formats = new Set<string>();
  readonly #dialect: Dialect;
  readonly #library: Library;
  readonly #side: Side;
  readonly #assertions: ReadonlySet<string>;
  readonly #names = new Map<Tree, string>();
  readonly #waiting: (() => void)[] = [];

  constructor(dialect: Dialect, library: Library, side: Side) {
    this.#dialect = dialect;
    this.#library = library;
    this.#side = side;
    this.#assertions = assertionsOf(dialect);
  }

  /** The pointer of a definition made of the node; what it says is read later. */
  reference(at: Located): string {
    const tree = nodeAt(at.document.root, at.path);
    const known = tree && this.#names.get(tree);
    const name = known ?? `d${this.#names.size}`;
    if (tree && known === undefined) {
      this.#names.set(tree, name);
      this.defs[name] = {};
      this.#waiting.push(() => {
        this.defs[name] = this.#schema(tree, at);
      });
    }
    return `#/$defs/${name}`;
  }

  finish(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) next();
  }

  #schema(tree: Tree, at: Located): JsonObject | boolean {
    if (tree.kind === 'scalar' && typeof tree.value === 'boolean') return tree.value;
    const schema: JsonObject = {};
    this.origins.set(schema, at);
    if (tree.kind !== 'object') return schema;
    const reference = textOf(member(tree, '$ref'));
    if (reference !== undefined) {
      this.#refer(schema, reference, at);
      if (!since(this.#dialect, '2019-09')) return schema;
    }
    for (const [keyword, value] of members(tree)) {
      if (this.#assertions.has(keyword) && keyword !== '$ref')
        this.#keyword(schema, keyword, value, at, tree);
    }
    this.#older(schema, tree);
    return schema;
  }

  #refer(schema: JsonObject, reference: string, at: Located): void {
    const target = this.#library.resolve(reference, at.document);
    if (typeof target === 'string') this.dangling.push({ at, message: target });
    else schema['$ref'] = this.reference(target);
  }

  #keyword(schema: JsonObject, keyword: string, tree: Tree, at: Located, around: Tree): void {
    const below = { document: at.document, path: [...at.path, keyword] };
    const inner = (one: Tree, key: string | number) =>
      this.#schema(one, { document: at.document, path: [...below.path, key] });
    if (keyword === '$dynamicRef' || keyword === '$recursiveRef') {
      if (schema['$ref'] === undefined) this.#refer(schema, textOf(tree) ?? '', at);
    } else if (keyword === 'items' && tree.kind === 'array' && !since(this.#dialect, '2020-12')) {
      schema['prefixItems'] = tree.items.map(inner);
      const rest = member(around, 'additionalItems');
      if (rest)
        schema['items'] = this.#schema(rest, {
          document: at.document,
          path: [...at.path, 'additionalItems'],
        });
    } else if (keyword === 'dependencies' && tree.kind === 'object') {
      const [names, others] = [{} as JsonObject, {} as JsonObject];
      for (const [name, value] of members(tree)) {
        if (value.kind === 'array') names[name] = plainValue(value);
        else others[name] = inner(value, name);
      }
      Object.assign(schema, { dependentRequired: names, dependentSchemas: others });
    } else if (mapsOfSchemas.has(keyword)) {
      schema[keyword] = Object.fromEntries(members(tree).map(([name, value]) => [name, inner(value, name)]));
    } else if (listsOfSchemas.has(keyword)) {
      if (items(tree).length > 0) schema[keyword] = items(tree).map(inner);
    } else if (schemas.has(keyword)) {
      schema[keyword] = this.#schema(tree, below);
    } else {
      this.#value(schema, keyword, plainValue(tree), around, at);
    }
  }

  #value(schema: JsonObject, keyword: string, value: Json, around: Tree, at: Located): void {
    if (keyword === 'type') {
      const types = [value].flat().filter((one) => isType(one));
      if (types.length > 0) schema['type'] = types.length === 1 ? (types[0] ?? null) : [...new Set(types)];
    } else if (keyword === 'required' && isNames(value)) {
      schema['required'] = [...new Set(value as string[])].filter(
        (name) => !this.#isOtherSide(around, name, at),
      );
    } else if (wellFormed[keyword]?.(value)) {
      schema[keyword] = value;
      if (keyword === 'format') this.formats.add(String(value));
    }
  }

  /** OpenAPI: what only answers carry is not required of a request, and the other way round. */
  #isOtherSide(around: Tree, name: string, { document }: Located): boolean {
    const word = this.#side === 'request' ? 'readOnly' : 'writeOnly';
    const property = child(member(around, 'properties'), name);
    const reference = textOf(member(property, '$ref'));
    const target = reference === undefined ? undefined : this.#library.resolve(reference, document);
    const referred = typeof target === 'object' ? nodeAt(target.document.root, target.path) : undefined;
    return [property, referred].some((one) => {
      const mark = member(one, word);
      return mark?.kind === 'scalar' && mark.value === true;
    });
  }

  /** What older dialects say by a boolean beside. */
  #older(schema: JsonObject, tree: Tree): void {
    if (since(this.#dialect, 'draft-06')) return;
    for (const [exclusive, limit] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      const mark = member(tree, exclusive);
      delete schema[exclusive];
      if (mark?.kind === 'scalar' && mark.value === true && schema[limit] !== undefined) {
        schema[exclusive] = schema[limit];
        delete schema[limit];
      }
    }
    const nullable = member(tree, 'nullable');
    if (this.#dialect !== 'openapi-3.0' || nullable?.kind !== 'scalar' || nullable.value !== true) return;
    if (typeof schema['type'] === 'string') schema['type'] = [schema['type'], 'null'];
  }
}

const types = new Set(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null']);

function isType(value: Json): boolean {
  return typeof value === 'string' && types.has(value);
}

function isNumber(value: Json): boolean {
  return typeof value === 'number';
}

function isNames(value: Json): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Says whether a text is a regular expression, as ECMA-262 has it. */
export function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    try {
      return new RegExp(text) instanceof RegExp;
    } catch {
      return false;
    }
  }
}
