import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
} from 'yaml';
import { duplicateKey } from './json-tree.ts';
import { depthLimit, tooDeep } from './limits.ts';
import { type Problem, Unreadable } from './problem.ts';
import type { Member, Range, Tree } from './tree.ts';

/**
 * Reads YAML 1.2, with the merge keys (`<<`) of 1.1, as JSON values; several documents of one file are several trees.
 * @throws Unreadable with the place of a syntax error, or of what JSON has no word for
 */
export function yamlTrees(text: string, problems: Problem[]): Tree[] {
  return documentsOf(text).map((document) => {
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw syntax(error);
    return document.contents
      ? new Reading(document, problems).tree(document.contents)
      : { start: 0, end: 0, kind: 'scalar', value: null };
  });
}

/**
 * Composes documents as they are parsed, and stops at nesting that is too deep: the parser keeps its own stack, but the
 * composer is recursive, and where the stack ends inside a regular expression the whole process does.
 */
function documentsOf(text: string): Document[] {
  const parser = new Parser();
  const composer = new Composer({ uniqueKeys: false, logLevel: 'error' });
  const documents: Document[] = [];
  const compose = (tokens: Iterable<CST.Token>) => {
    for (const token of tokens) documents.push(...composer.next(token));
  };
  for (const lexeme of new Lexer().lex(text)) {
    compose(parser.next(lexeme));
    if (parser.stack.length > stackLimit) throw tooDeep({ start: parser.offset, end: parser.offset + 1 });
  }
  compose(parser.end());
  documents.push(...composer.end());
  return documents;
}

/** Open tokens: a level of nesting has at most two. */
const stackLimit = 2 * depthLimit + 10;

function syntax({ message, pos: [start, end] }: YAMLError): Unreadable {
  return new Unreadable({
    rule: 'file/syntax',
    message: `this is not YAML: ${message.split('\n')[0]}`,
    fix: 'Correct the YAML here.',
    at: { start, end: Math.max(end, start + 1) },
  });
}

class Reading {
  readonly #document: Document;
  readonly #problems: Problem[];
  readonly #known = new Map<Node, Tree>();
  readonly #open = new Set<Node>();

  constructor(document: Document, problems: Problem[]) {
    this.#document = document;
    this.#problems = problems;
  }

  tree(node: Node): Tree {
    const known = this.#known.get(node);
    if (known) return known;
    if (this.#open.has(node)) {
      throw new Unreadable({
        rule: 'file/aliases',
        message: 'an alias names a node that it stands in',
        fix: 'JSON has no such value: write the part out once, or use $ref.',
        at: rangeOf(node),
      });
    }
    this.#open.add(node);
    const tree = this.#read(node);
    this.#open.delete(node);
    this.#known.set(node, tree);
    return tree;
  }

  #read(node: Node): Tree {
    const range = rangeOf(node);
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (!target) throw notJson(range, `there is no anchor "${node.source}"`);
      return this.tree(target);
    }
    if (isSeq(node)) {
      return { ...range, kind: 'array', items: node.items.map((item) => this.#item(item, range)) };
    }
    if (isMap(node)) {
      const members = new Map<string, Member>();
      for (const pair of node.items) this.#addPair(pair, members, range);
      return { ...range, kind: 'object', members };
    }
    const value = isScalar(node) ? node.value : undefined;
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
      return { ...range, kind: 'scalar', value };
    if (typeof value === 'number' && Number.isFinite(value)) return { ...range, kind: 'scalar', value };
    throw notJson(range, `JSON has no word for ${String(value)}`);
  }

  #item(item: unknown, around: Range): Tree {
    return item === null ? { ...around, kind: 'scalar', value: null } : this.tree(item as Node);
  }

  #addPair({ key, value }: Pair, members: Map<string, Member>, around: Range): void {
    const name = isAlias(key) ? key.resolve(this.#document) : key;
    if (!isScalar(name) || typeof name.value === 'object') {
      throw notJson(key ? rangeOf(key as Node) : around, 'a key has to be a text');
    }
    const at = rangeOf(key as Node);
    const tree = this.#item(value, at);
    if (name.value === '<<' && name.type === 'PLAIN' && tree.kind !== 'scalar') {
      for (const one of tree.kind === 'array' ? tree.items : [tree]) {
        if (one.kind !== 'object') continue;
        for (const [own, merged] of one.members) if (!members.has(own)) members.set(own, merged);
      }
      return;
    }
    const text = String(name.value);
    const before = members.get(text);
    if (before && before.key.start >= around.start && before.key.end <= around.end)
      this.#problems.push(duplicateKey(text, at));
    members.set(text, { key: at, value: tree });
  }
}

function rangeOf(node: Node): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function notJson(at: Range, message: string): Unreadable {
  return new Unreadable({
    rule: 'file/not-json',
    message,
    fix: 'Write it as JSON could say it: an object with text keys, an array, a text, a number, true, false or null.',
    at,
  });
}
