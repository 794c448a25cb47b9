import type { JsonObject } from '../../model/json.ts';
import { items, member, members, nodeAt, plainValue, type Tree, textOf } from '../read/tree.ts';
import type { PatternEngine } from './bounded-pattern.ts';
import { assertionsOf, type Dialect, since } from './dialect.ts';
import { isType, keywordForms } from './keyword-forms.ts';
import type { Library, Located } from './library.ts';
import { inNewWords } from './older-keywords.ts';
import { isOfOtherSide, type Side } from './other-side.ts';

/** A schema of any dialect, rewritten in draft 2020-12 with every `$ref` inside. */
export interface NormalSchema {
  /** Its definitions by name, and which of them it is. */
  readonly defs: JsonObject;
  readonly root: string;
  /** Where each object of it comes from. */
  readonly origins: ReadonlyMap<object, Located>;
  /** References that lead nowhere; what they stand in is taken to allow everything. */
  readonly dangling: readonly { readonly at: Located; readonly message: string }[];
  readonly formats: ReadonlySet<string>;
  readonly patterns: PatternEngine;
}

/** Rewrites the schema at a place. */
export function normalSchema(at: Located, dialect: Dialect, library: Library, side: Side): NormalSchema {
  const normal = new Normalizing(dialect, library, side);
  const root = normal.definition(at);
  normal.finish();
  return { ...normal, root, patterns: library.patterns };
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
class Normalizing {
  readonly defs: JsonObject = {};
  readonly origins = new Map<object, Located>();
  readonly dangling: { at: Located; message: string }[] = [];
  readonly formats = new Set<string>();
  readonly #dialect: Dialect;
  readonly #library: Library;
  readonly #side: Side;
  readonly #assertions: ReadonlySet<string>;
  readonly #named = new Map<Tree, string>();
  readonly #waiting: (() => void)[] = [];

  constructor(dialect: Dialect, library: Library, side: Side) {
    this.#dialect = dialect;
    this.#library = library;
    this.#side = side;
    this.#assertions = assertionsOf(dialect);
  }

  /** The name of a definition made of the node; what it says is read later. */
  definition(at: Located): string {
    const tree = nodeAt(at.document.root, at.path);
    const known = tree && this.#named.get(tree);
    const name = known ?? `d${this.#named.size}`;
    if (tree && known === undefined) {
      this.#named.set(tree, name);
      this.defs[name] = {};
      this.#waiting.push(() => {
        this.defs[name] = this.#schema(tree, at);
      });
    }
    return name;
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
    if (!since(this.#dialect, 'draft-06')) inNewWords(schema, tree, this.#dialect);
    return schema;
  }

  #refer(schema: JsonObject, reference: string, at: Located): void {
    const target = this.#library.resolve(reference, at.document);
    if (typeof target === 'string') this.dangling.push({ at, message: target });
    else schema['$ref'] = `#/$defs/${this.definition(target)}`;
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
      this.#value(schema, keyword, tree, around, at);
    }
  }

  /** A value that its keyword cannot have asserts nothing: that it is wrong is said elsewhere. */
  #value(schema: JsonObject, keyword: string, tree: Tree, around: Tree, at: Located): void {
    if (keyword === 'type') {
      const types = (tree.kind === 'array' ? tree.items : [tree]).filter(isType).map(plainValue);
      if (types.length > 0) schema['type'] = types.length === 1 ? (types[0] ?? null) : [...new Set(types)];
    } else if (keyword === 'const' || keywordForms.get(keyword)?.[1](tree, this.#dialect)) {
      const value = plainValue(tree);
      schema[keyword] = keyword === 'required' ? this.#names(value as string[], around, at) : value;
      if (keyword === 'format') this.formats.add(String(value));
    }
  }

  /** OpenAPI: what only answers carry is not required of a request, and the other way round. */
  #names(required: readonly string[], around: Tree, { document }: Located): string[] {
    return [...new Set(required)].filter(
      (name) =>
        !isOfOtherSide(around, name, this.#side, (reference) => this.#library.resolve(reference, document)),
    );
  }
}
