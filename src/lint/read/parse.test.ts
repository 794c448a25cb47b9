import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from './parse.ts';
import { placeOf } from './place.ts';
import { Unreadable } from './problem.ts';
import { readSource, sizeLimit } from './source-file.ts';
import { sourceText } from './source-text.ts';
import { plainValue } from './tree.ts';

const read = (text: string, file = 'a.yaml') => parse(sourceText(file, text));
const valuesOf = (text: string, file?: string) => read(text, file).trees.map(plainValue);
const problemOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof Unreadable) return error.problem;
    throw error;
  }
  return undefined;
};

describe('a text is read as the JSON value that it stands for', () => {
  test.each([
    ['{"a": [1, "x", null, true]}', 'a.json', [{ a: [1, 'x', null, true] }]],
    ['a: {b: 1}\r\nc: yes\r\n', 'a.yaml', [{ a: { b: 1 }, c: 'yes' }]],
    ['200: ok', 'a.yaml', [{ '200': 'ok' }]],
    ['x: &a {m: 1, n: 2}\ny: {<<: *a, n: 3}', 'a.yaml', [{ x: { m: 1, n: 2 }, y: { m: 1, n: 3 } }]],
    ['a: 1\n---\nb: 2\n', 'a.yaml', [{ a: 1 }, { b: 2 }]],
    ['{"a":1}\n\n{"b":2}\n', 'a.jsonl', [{ a: 1 }, { b: 2 }]],
    ['{"a":1}\n{"b":2}\n', 'bodies', [{ a: 1 }, { b: 2 }]],
  ])('%j', (text, file, expected) => {
    expect(valuesOf(text, file)).toEqual(expected);
  });

  test('a key __proto__ is a key like any other', () => {
    for (const [text, file] of [
      ['{"__proto__": {"polluted": true}}', 'a.json'],
      ['__proto__: {polluted: true}', 'a.yaml'],
    ] as const) {
      const [value] = valuesOf(text, file);
      expect(Object.keys(value as object)).toEqual(['__proto__']);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    }
  });
});

describe('what cannot be read is told with its place', () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
    .map((name, n) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[n]}`).join(', ')}]`)
    .join('\n')}\n`;
  test.each([
    ['{"a": 1,}', 'a.json', 'file/syntax', 8],
    ['{"a": 1} x', 'a.json', 'file/syntax', 9],
    ['', 'a.json', 'file/syntax', 0],
    ['{"a":1}\n{"b":}\n', 'a.jsonl', 'file/syntax', 13],
    ['a: [1', 'a.yaml', 'file/syntax', 5],
    ['a: .nan', 'a.yaml', 'file/not-json', 3],
    ['a: *b', 'a.yaml', 'file/not-json', 3],
    ['? {x: 1}\n: 2', 'a.yaml', 'file/not-json', 2],
    ['a: &a [*a]', 'a.yaml', 'file/aliases', 6],
    [bomb, 'a.yaml', 'file/aliases', undefined],
    ['['.repeat(300) + ']'.repeat(300), 'a.json', 'file/nesting', undefined],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'a.json', 'file/nesting', undefined],
    ['- '.repeat(100_000), 'a.yaml', 'file/nesting', undefined],
    ['['.repeat(100_000), 'a.yaml', 'file/nesting', undefined],
  ])('row %# is told', (text, file, rule, start) => {
    const problem = problemOf(() => read(text, file));
    expect(problem?.rule).toBe(rule);
    if (start !== undefined) expect(problem?.at?.start).toBe(start);
  });

  test.each([
    ['{"a": 1, "a": 2}', 'a.json', 9],
    ['a: 1\nb: 2\na: 3\n', 'a.yaml', 10],
  ])('%j has a key twice', (text, file, start) => {
    expect(read(text, file).problems).toMatchObject([{ rule: 'file/duplicate-key', at: { start } }]);
  });
});

describe('of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lint-read-'));
  const file = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  test.each([
    ['a NUL', 'a: \0', 'file/encoding', 'NUL'],
    ['a byte that is not UTF-8', Buffer.from([0x61, 0x3a, 0x0a, 0x62, 0xff]), 'file/encoding', 'not UTF-8'],
    ['UTF-16', Buffer.from('\ufeffa: 1', 'utf16le'), 'file/encoding', 'UTF-16'],
    ['more than 20 MB', new Uint8Array(sizeLimit + 1), 'file/size', '20 MB'],
  ])('%s is told', (name, bytes, rule, words) => {
    const problem = problemOf(() => readSource(file(name, bytes)));
    expect(problem?.rule).toBe(rule);
    expect(problem?.message).toContain(words);
  });

  test('a byte order mark is passed over', () => {
    expect(readSource(file('bom', '\ufeff{}')).text).toBe('{}');
  });

  test('what is no file is told', () => {
    expect(problemOf(() => readSource(folder))?.rule).toBe('file/unreadable');
    expect(problemOf(() => readSource('/dev/zero'))?.message).toContain('not a regular file');
    expect(problemOf(() => readSource(join(folder, 'none')))?.message).toContain('ENOENT');
  });
});

test('every node has its line and column, behind CRLF too', () => {
  const source = sourceText('a.yaml', 'a: 1\r\nb:\r\n  - c: x\r\n');
  const [root] = parse(source).trees;
  if (!root) throw new Error('nothing was read');
  expect(placeOf({ source, root }, ['b', 0, 'c'])).toMatchObject({
    line: 3,
    column: 5,
    endColumn: 6,
    around: [2, 3, 3],
    pointer: '/b/0/c',
    frame: [
      { line: 2, text: 'b:' },
      { line: 3, text: '  - c: x' },
      { line: 4, text: '' },
    ],
  });
});
