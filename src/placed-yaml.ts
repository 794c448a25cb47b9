import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Json } from './model/json.ts';

/** Where something stands in a YAML or JSON document: keys of maps and indexes of lists, from the root. */
export type YamlPath = readonly (string | number)[];

/** The values of a YAML or JSON text, and where each of them stands. */
export interface PlacedYaml {
  readonly content: Json;
  /** `file:line:column` of a value, for one in a map that of its key. */
  place(path: YamlPath): string;
}

/** What a text may be at most. */
const most = { characters: 1024 * 1024, aliases: 100 };

/**
 * Reads YAML or JSON of one document.
 * @param raise makes the error that is thrown, of a message that begins with the place
 */
export function placedYaml(text: string, file: string, raise: (message: string) => Error): PlacedYaml {
  if (text.length > most.characters)
    throw raise(`${file}: it has ${text.length} characters, at most ${most.characters} are read`);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [broken] = document.errors;
  if (broken) throw raise(`${placeOf(broken.pos[0])}: ${whyNoYaml(broken.message)}`);
  try {
    const content = document.toJS({ maxAliasCount: most.aliases }) as Json;
    return { content, place: (path) => placeOf(offsetOf(document, path)) };
  } catch (error) {
    throw raise(`${placeOf(0)}: too many aliases, or one that names itself: ${(error as Error).message}`);
  }
}

/** The parser is recursive, and says so where a document is nested in too many levels. */
function whyNoYaml(message: string): string {
  return message.includes('call stack') ? 'it is nested too deeply' : `this is no YAML: ${message}`;
}

/** Offset of a node, for keys of maps that of the key; where a path leads nowhere, of the last node on it. */
function offsetOf(document: Document, path: YamlPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isMap(node) || isScalar(node) || isSeq(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
