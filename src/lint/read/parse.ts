import { jsonTree } from './json-tree.ts';
import { checkLimits, tooDeep } from './limits.ts';
import { type Problem, Unreadable } from './problem.ts';
import type { SourceText } from './source-text.ts';
import type { Tree } from './tree.ts';
import { yamlTrees } from './yaml-tree.ts';

/** A file as it was read: its values with their places, and what is wrong with it all the same. */
export interface Parsed {
  readonly form: 'json' | 'yaml' | 'json lines';
  readonly trees: readonly Tree[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a text as JSON, JSON lines or YAML: by its name where that says so, else by what it is.
 * @throws Unreadable where it is none of them
 */
export function parse(source: SourceText): Parsed {
  const problems: Problem[] = [];
  try {
    const form = formOf(source);
    const trees =
      form === 'json'
        ? [jsonTree(source.text, problems)]
        : form === 'json lines'
          ? lineTrees(source.text, problems)
          : yamlTrees(source.text, problems);
    for (const tree of trees) checkLimits(tree);
    return { form, trees, problems };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

function formOf({ file, text }: SourceText): Parsed['form'] {
  if (/\.(jsonl|ndjson)$/i.test(file)) return 'json lines';
  if (/\.(json|har)$/i.test(file)) return 'json';
  if (!/^\s*[[{"]/.test(text)) return 'yaml';
  if (isJson(text)) return 'json';
  const lines = text.split('\n', 3).filter((line) => line.trim() !== '');
  if (lines.length > 1 && lines.slice(0, 2).every(isJson)) return 'json lines';
  return 'yaml';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lineTrees(text: string, problems: Problem[]): Tree[] {
  const trees: Tree[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') trees.push(moved(lineTree(line, start, problems), start));
    start += line.length + 1;
  }
  return trees;
}

function lineTree(line: string, start: number, problems: Problem[]): Tree {
  const own: Problem[] = [];
  try {
    const tree = jsonTree(line, own);
    problems.push(...own.map((one) => shifted(one, start)));
    return tree;
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(shifted(error.problem, start)) : error;
  }
}

function shifted({ at, ...rest }: Problem, by: number): Problem {
  return { ...rest, ...(at && { at: { start: at.start + by, end: at.end + by } }) };
}

function moved(tree: Tree, by: number): Tree {
  const range = { start: tree.start + by, end: tree.end + by };
  if (tree.kind === 'scalar') return { ...tree, ...range };
  if (tree.kind === 'array') return { ...tree, ...range, items: tree.items.map((one) => moved(one, by)) };
  const members = new Map(
    [...tree.members].map(([name, { key, value }]) => [
      name,
      { key: { start: key.start + by, end: key.end + by }, value: moved(value, by) },
    ]),
  );
  return { ...tree, ...range, members };
}
