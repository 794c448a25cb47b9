import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { linesOf, pageText, rowsOf } from './rows.ts';

const source = readFileSync(new URL('../../spec/source.md', import.meta.url), 'utf8');
const lock = new URL('../../spec/rows.lock.json', import.meta.url);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const renew = `spec/source.md is not the page that spec/rows.lock.json was made from. It holds the vendor's words: undo
the edit, or, when the vendor has changed the page, renew the lock and look at each row that differs:
UPDATE_LOCKS=1 npx vitest run src/contract/rows.test.ts`;

test('the page and each of its rows are the locked ones', () => {
  const rows = Object.entries(rowsOf(source)).map(([anchor, row]) => [anchor, sha256(row)]);
  const now = { page: sha256(pageText(source)), rows: Object.fromEntries(rows) };
  if (process.env['UPDATE_LOCKS']) writeFileSync(lock, `${JSON.stringify(now, null, 2)}\n`);
  expect(now, renew).toEqual(JSON.parse(readFileSync(lock, 'utf8')));
});

test('anchors are unique and leave no trace in the page', () => {
  const anchors = [...source.matchAll(/<a id="([^"]*)">/g)].map(([, id]) => id);
  expect(new Set(anchors).size).toBe(anchors.length);
  expect(Object.keys(rowsOf(source))).toEqual(anchors);
  expect(pageText(source)).not.toContain('<a ');
});

test('every row of the page has an anchor', () => {
  const rows = source
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|( Name | Code |---)/.test(line));
  expect(rows.filter((row) => !row.startsWith('| <a id="'))).toEqual([]);
});

test.each([
  ['request-mtu', /^mtu \| body \| integer \| The maximum .* and 1280 for IPv6\.$/],
  ['request-name', /^name\(Optional\) \| body \| string \| A human-readable name/],
  ['status-200', /^200 - OK \| Request was successful\.$/],
  [
    'request-example',
    /^# curl -ks -X PUT[\s\S]*"description": "New IPsec connection"[\s\S]*324dc68b[-0-9a-f]*$/,
  ],
  ['response-example', /^\{\n {2}"ipsec_site_connection": \{[\s\S]*\n\}\s*$/],
])('%s is the whole passage and nothing else', (anchor, passage) => {
  expect(rowsOf(source)[anchor]).toMatch(passage);
});

test('every anchor stands in its line', () => {
  const lines = source.split('\n');
  for (const [anchor, line] of Object.entries(linesOf(source)))
    expect(lines[line - 1]).toContain(`<a id="${anchor}"></a>`);
  expect(Object.keys(linesOf(source))).toEqual(Object.keys(rowsOf(source)));
});

test.each([
  ['| <a id="a"></a>one | two | three |  ', 'one | two | three'],
  ['| <a id="a"></a>one | two |', 'one | two'],
  ['| <a id="a"></a>one | \\| | two | x\ny', 'one | \\| | two | x'],
  ['<a id="a"></a>\n{\n  1\n}', '{\n  1\n}'],
  ['<a id="a"></a>\none\nResponses are\n two\n Response\nthree', 'one\nResponses are\n two'],
  ['<a id="a"></a>\none\nmy Request\nRequest\ntwo', 'one\nmy Request'],
  ['<a id="a"></a>\none<a id="b"></a>\ntwo', 'one\ntwo'],
  ['see | this <a id="a"></a>\none', 'one'],
])('of %j the anchor stands for %j', (source, passage) => {
  expect(rowsOf(source)['a']).toBe(passage);
});

test('two anchors of a line stand for the same, and both are in that line', () => {
  const source = 'text\n| <a id="a"></a><a id="b"></a>one | two |';
  expect(rowsOf(source)).toEqual({ a: 'one | two', b: 'one | two' });
  expect(linesOf(source)).toEqual({ a: 2, b: 2 });
  expect(pageText(source)).toBe('text\n| one | two |');
});
