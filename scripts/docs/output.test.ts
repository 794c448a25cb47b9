import { expect, test } from 'vitest';
import { normalized, printsAs } from './output.ts';

test.each([
  ['369 updates in 1.2 s. Plan fc410a980c94.', '369 updates in N s. Plan DIGEST.'],
  ['http://127.0.0.1:40265/v2.0', 'http://127.0.0.1:PORT/v2.0'],
  ['2026-08-30T10:20:30.456Z', 'TIME'],
  ['"seconds": 1.2,', '"seconds": N,'],
  ['<testsuites time="0.4">', '<testsuites time="N">'],
  ['  token        4Oo26i7Vl-CWvexoQy5dXN90Kr0H3u7m', '  token        TOKEN'],
  ['OS_TOKEN=4Oo26i7Vl-CWvexoQy5dXN90Kr0H3u7m run', 'OS_TOKEN=TOKEN run'],
  ['"puts": 369,', '"puts": 369,'],
  ['324dc68b-bdee-4a78-9d14-3484d8ee97a9', '324dc68b-bdee-4a78-9d14-3484d8ee97a9'],
  ['a  \n\nb\n\n', 'a\n\nb'],
])('%j is compared as %j', (text, expected) => {
  expect(normalized(text)).toBe(expected);
});

test.each([
  [['a', 'b'], 'a\nb\n', true],
  [['a', 'c'], 'a\nb\n', false],
  [['a'], 'a\nb\n', false],
  [['a.c'], 'abc\n', false],
  [['...', 'c'], 'a\nb\nc\n', true],
  [['a', '...'], 'a\nb\nc\n', true],
  [['a', '...', 'c'], 'a\nc\n', true],
  [['a', '...', 'd'], 'a\nb\nc\n', false],
  [['in 3 s'], 'in 0.5 s\n', true],
  [[''], '', true],
])('%j shown for %j: %j', (shown, output, expected) => {
  expect(printsAs(shown, output)).toBe(expected);
});
