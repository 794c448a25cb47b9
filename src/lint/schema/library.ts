import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import { parse } from '../read/parse.ts';
import type { SourceDocument } from '../read/place.ts';
import { Unreadable } from '../read/problem.ts';
import { readSource } from '../read/source-file.ts';
import { child, members, nodeAt, type Tree, type TreePath, textOf } from '../read/tree.ts';
import { boundedPatterns, type PatternEngine } from './bounded-pattern.ts';

/** A node of some document. */
export interface Located {
  readonly document: SourceDocument;
  readonly path: TreePath;
}

/** The documents of one lint, and where further ones may be read from. */
export interface Library {
  /** Runs the patterns that are met in them. */
  readonly patterns: PatternEngine;
  /** What a `$ref` in a document names, or why nothing can be said of it. */
  resolve(reference: string, from: SourceDocument): Located | string;
}

/** @param roots directories that files may be read from, apart from the named ones */
export function openLibrary(roots: readonly string[]): Library {
  const opened = new Map<string, SourceDocument>();
  const anchors = new Map<SourceDocument, Map<string, TreePath>>();
  const real = roots.flatMap((root) => realPath(root) ?? []);

  const open = (file: string): SourceDocument | string => {
    const path = realPath(file);
    if (path === undefined) return `there is no file ${file}`;
    if (!real.some((root) => isInside(path, root))) {
      return `${file} lies outside the directories that are linted: --allow-ref ${dirname(file)} lets it be read`;
    }
    const known = opened.get(path);
    if (known) return known;
    try {
      const source = readSource(path);
      const [root] = parse(source).trees;
      if (!root) return `${file} is empty`;
      const document = { source: { ...source, file }, root };
      opened.set(path, document);
      return document;
    } catch (error) {
      if (error instanceof Unreadable) return `${file}: ${error.problem.message}`;
      throw error;
    }
  };

  return {
    patterns: boundedPatterns(),
    resolve(reference, from) {
      const [address = '', fragment = ''] = reference.split('#', 2);
      const own = address === '' || address === textOf(child(from.root, '$id') ?? child(from.root, 'id'));
      if (!own && /^[a-z][a-z0-9+.-]+:/i.test(address)) {
        const inner = anchorsOf(from, anchors).get(address);
        if (inner) return { document: from, path: inner };
        return `"${reference}" is an address: nothing is read from the network`;
      }
      const inner = own ? undefined : anchorsOf(from, anchors).get(address);
      if (inner) return { document: from, path: inner };
      const document = own ? from : open(resolve(dirname(from.source.file), decoded(address)));
      if (typeof document === 'string') return document;
      const path = pathOf(fragment, document, anchors);
      return path && nodeAt(document.root, path) ? { document, path } : `"${reference}" leads to nothing`;
    },
  };
}

function pathOf(
  fragment: string,
  document: SourceDocument,
  anchors: Map<SourceDocument, Map<string, TreePath>>,
): TreePath | undefined {
  const pointer = decoded(fragment);
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return anchorsOf(document, anchors).get(`#${pointer}`);
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The nodes that give themselves a name: `$anchor` as `#name`, `$id` as it stands. */
function anchorsOf(
  document: SourceDocument,
  known: Map<SourceDocument, Map<string, TreePath>>,
): Map<string, TreePath> {
  const before = known.get(document);
  if (before) return before;
  const found = new Map<string, TreePath>();
  known.set(document, found);
  const seen = new Set<Tree>();
  const walk = (tree: Tree, path: TreePath): void => {
    if (tree.kind === 'scalar' || seen.has(tree)) return;
    seen.add(tree);
    for (const name of ['$anchor', '$dynamicAnchor']) {
      const anchor = textOf(child(tree, name));
      if (anchor !== undefined) found.set(`#${anchor}`, path);
    }
    const id = textOf(child(tree, '$id') ?? child(tree, 'id'));
    if (id !== undefined && id !== '' && path.length > 0) found.set(id, path);
    if (tree.kind === 'array') {
      for (const [index, item] of tree.items.entries()) walk(item, [...path, index]);
    }
    for (const [key, value] of members(tree)) walk(value, [...path, key]);
  };
  walk(document.root, []);
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function realPath(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** Says whether a path lies in a directory. */
function isInside(path: string, directory: string): boolean {
  const way = relative(directory, path);
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}
