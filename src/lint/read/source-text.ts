/** A text and its lines; offsets in UTF-16 code units. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Line and column of an offset, both from 1. */
  positionAt(offset: number): { readonly line: number; readonly column: number };
  /** How many lines there are. */
  readonly lines: number;
  /** One line without its end, for people: what was hidden is blanked out. */
  line(number: number): string;
  /** Blanks a range out of what `line` shows. */
  hide(start: number, end: number): void;
}

/** Lines end with LF or CRLF. */
export function sourceText(file: string, text: string): SourceText {
  let starts: number[] | undefined;
  const hidden: (readonly [start: number, end: number])[] = [];
  const lineStarts = () => {
    starts ??= startsOf(text);
    return starts;
  };
  return {
    file,
    text,
    positionAt(offset) {
      const all = lineStarts();
      let [low, high] = [0, all.length];
      while (high - low > 1) {
        const middle = (low + high) >>> 1;
        if ((all[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + 1, column: offset - (all[low] ?? 0) + 1 };
    },
    get lines() {
      return lineStarts().length;
    },
    line(number) {
      const all = lineStarts();
      const [from, to] = [all[number - 1] ?? text.length, all[number] ?? text.length];
      const shown = hidden
        .filter(([start, end]) => start < to && end > from)
        .reduce(
          (line, [start, end]) => {
            const [a, b] = [Math.max(0, start - from), Math.min(line.length, end - from)];
            return line.slice(0, a) + '*'.repeat(Math.max(0, b - a)) + line.slice(b);
          },
          text.slice(from, to).replace(/\r?\n$/, ''),
        );
      return shown;
    },
    hide(start, end) {
      hidden.push([start, end]);
    },
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
