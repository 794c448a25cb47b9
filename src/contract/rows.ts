import type { Rows } from './derive.ts';

const anchor = /<a id="([^"]*)"><\/a>/g;

/** The page without the anchors of `spec/source.md`: the vendor's own text. */
export function pageText(source: string): string {
  return source.replace(anchor, '');
}

/** Every anchored table row (cells joined by ` | `) and example of `spec/source.md`, by anchor. */
export function rowsOf(source: string): Rows {
  const lines = source.split('\n');
  return Object.fromEntries(
    lines.flatMap((line, index) =>
      [...line.matchAll(anchor)].map(([, id]) => [id ?? '', passage(lines, index)] as const),
    ),
  );
}

/** The line of every anchor in `spec/source.md`, from 1. */
export function linesOf(source: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    source
      .split('\n')
      .flatMap((line, index) => [...line.matchAll(anchor)].map(([, id]) => [id ?? '', index + 1] as const)),
  );
}

function passage(lines: readonly string[], index: number): string {
  const line = pageText(lines[index] ?? '');
  if (line.startsWith('|')) return line.replace(/^\| /, '').replace(/ \| *$/, '');
  const rest = lines.slice(index + 1).map(pageText);
  const end = rest.findIndex((text) => /^\s*(Response|Request)$/.test(text));
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}
