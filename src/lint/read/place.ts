import type { Place } from '../finding.ts';
import type { SourceText } from './source-text.ts';
import { child, pointerOf, type Range, type Tree, type TreePath } from './tree.ts';

/** A file that was read: its text, and one of its values. */
export interface SourceDocument {
  readonly source: SourceText;
  readonly root: Tree;
  /** Which of several values of the file it is, from 1; absent where it is the only one. */
  readonly number?: number;
}

/** The JSON Pointer of a node in its file: several values are the items of an array, numbered from 1. */
export function pointerIn({ number }: SourceDocument, path: TreePath): string {
  return pointerOf(number === undefined ? path : [number, ...path]);
}

/** The place of a node: its key where it has one, else its value. */
export function placeOf(document: SourceDocument, path: TreePath): Place {
  const { source, root } = document;
  const lines: number[] = [];
  let node: Tree | undefined = root;
  let at: Range = root;
  for (const key of path) {
    const own: Range | undefined =
      node?.kind === 'object' ? node.members.get(String(key))?.key : child(node, key);
    if (!own) break;
    at = own;
    node = child(node, key);
    lines.push(source.positionAt(at.start).line);
  }
  return { ...placeAt(source, at), around: lines, pointer: pointerIn(document, path) };
}

/** The place of a range of a text. */
export function placeAt(source: SourceText, range: Range): Place {
  const start = source.positionAt(range.start);
  const end = source.positionAt(Math.max(range.end, range.start));
  const onOneLine = end.line === start.line;
  const lineEnd = source.line(start.line).length + 1;
  return {
    file: source.file,
    ...start,
    endLine: start.line,
    endColumn: Math.max(start.column + 1, onOneLine ? end.column : lineEnd),
    around: [start.line],
    pointer: '',
    frame: frameAt(source, start.line),
  };
}

/** Characters of a line that are shown at most. */
const widest = 400;

function frameAt({ line, lines }: SourceText, number: number): Place['frame'] {
  return [number - 1, number, number + 1]
    .filter((one) => one >= 1 && one <= lines)
    .map((one) => ({ line: one, text: line(one).slice(0, widest) }));
}
