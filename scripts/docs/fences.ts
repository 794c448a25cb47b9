/** A fenced block of a Markdown page. */
export interface Fence {
  /** `<file>:<line of the opening fence>`. */
  readonly place: string;
  readonly language: string;
  /** What stands after the language. */
  readonly info: string;
  /** Its lines, without the indentation of the fence. */
  readonly lines: readonly string[];
}

const opens = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/;

/** The fenced blocks of a Markdown page. @throws Error for one that is not closed, with its place */
export function fencesOf(file: string, markdown: string): Fence[] {
  const lines = markdown.split('\n');
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opening = opens.exec(lines[at] ?? '');
    if (!opening) continue;
    const [, indent = '', ticks = '', language = '', info = ''] = opening;
    const place = `${file}:${at + 1}`;
    const end = lines.findIndex(
      (line, index) => index > at && line.trim().startsWith(ticks) && /^[`~]+$/.test(line.trim()),
    );
    if (end === -1) throw new Error(`${place}: the block is not closed`);
    const content = lines.slice(at + 1, end).map((line) => line.slice(indent.length));
    fences.push({ place, language, info, lines: content });
    at = end;
  }
  return fences;
}

const attribute = /\s*([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/y;

/**
 * The words after the language of a block: `name=value`, or a name alone, which is `true`.
 * @param known patterns of the values, by name; for a name alone `true`
 * @throws Error for another word, with the place of the block
 */
export function attributesOf(
  { info, place }: Fence,
  known: Readonly<Record<string, RegExp>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  attribute.lastIndex = 0;
  for (let match = attribute.exec(info); match; match = attribute.exec(info)) {
    const [text, name = '', quoted, value = quoted ?? 'true'] = match;
    if (!known[name]?.test(value)) {
      throw new Error(`${place}: "${text.trim()}" is none of ${Object.keys(known).join(', ')}`);
    }
    found[name] = value;
  }
  return found;
}
