import { answering, bodyIn } from '../answered.ts';
import { isJsonObject } from '../json-object.ts';
import type { Variation } from '../variation.ts';

const written = (name: string, says: string, write: (body: unknown) => string): Variation => ({
  name,
  says,
  stage: 'text',
  question: 'JSON text',
  wrap: answering((answer) => {
    const body = bodyIn(answer);
    return body === undefined ? answer : { ...answer, body: Buffer.from(write(body)) };
  }),
});

/** A JSON value with the members of every object in another order. */
function ordered(value: unknown, order: (names: string[]) => string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, order));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(order(Object.keys(value)).map((name) => [name, ordered(value[name], order)]));
}

const escaped = (text: string) =>
  text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** One JSON value has many texts (RFC 8259 sections 2, 4 and 7). */
export const jsonText: readonly Variation[] = [
  written('keys-alphabetical', 'keys come in alphabetical order', (body) =>
    JSON.stringify(ordered(body, (names) => names.sort())),
  ),
  written('keys-reversed', 'keys come in the opposite order', (body) =>
    JSON.stringify(ordered(body, (names) => names.reverse())),
  ),
  written(
    'pretty-printed',
    'JSON comes with line ends, tabs and blanks',
    (body) => `\r\n${JSON.stringify(body, null, '\t')} \n`,
  ),
  written('ascii-escapes', 'JSON comes in ASCII, every slash and other character escaped', (body) =>
    escaped(JSON.stringify(body)).replaceAll('/', '\\/'),
  ),
];
