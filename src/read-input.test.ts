import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from './errors.ts';
import { readJson, readText } from './read-input.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'read-input-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const advice = 'give another';
function holding(content: string | Buffer): string {
  const file = join(dir, 'file');
  writeFileSync(file, content);
  return file;
}

test('text and JSON are read, also where they are larger than a piece', () => {
  expect(readJson(holding('{"a": [1]}'), { advice })).toEqual({ a: [1] });
  const long = 'ä'.repeat(1_500_000);
  expect(readText(holding(long), { advice })).toBe(long);
});

test.each<[string, string, string]>([
  ['nothing', ' \n', 'it is empty'],
  ['a byte order mark', '\uFEFF{}', 'it begins with a byte order mark'],
  ['half of it', '{"a": [', 'it ends too early'],
  ['another character', '[1, x]', 'unexpected x'],
  ['a wrong place', '{\n  "a" 1}', 'line 2, column 7'],
])('of %s it is said where it is wrong', (_, content, words) => {
  const file = holding(content);
  expect(() => readJson(file, { advice })).toThrow(
    new UsageError(`"${file}" is not JSON (${words}): ${advice}`),
  );
});

test('nothing of the content is quoted', () => {
  const file = holding('{"psk": CANARY}');
  expect(() => readJson(file, { called: 'the key ', advice })).toThrow(
    new UsageError(`the key "${file}" is not JSON (unexpected C): ${advice}`),
  );
});

test.each<[string, () => string, RegExp]>([
  ['what is not there', () => join(dir, 'none'), /^cannot read ".*none" \(ENOENT\): give another$/],
  ['a folder', () => dir, /\(EISDIR\): give another$/],
  ['what is not UTF-8', () => holding(Buffer.from([0xff, 0xfe])), /is not UTF-8 text: give another$/],
  ['what is too large', () => holding('12345'), /has more than 4 bytes: give another$/],
  ['what never ends', () => '/dev/zero', /"\/dev\/zero" has more than 4 bytes: give another$/],
])('%s is refused', (_, file, words) => {
  expect(() => readText(file(), { advice, most: 4 })).toThrow(words);
});
