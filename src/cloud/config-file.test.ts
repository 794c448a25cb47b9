import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { readConfigFile } from './config-file.ts';
import { surroundingsWith } from './files.test-support.ts';

function reading(content: string) {
  const { folder } = surroundingsWith({ file: content });
  return { path: `${folder}/file`, read: () => readConfigFile(`${folder}/file`) };
}

test.each<[string, string, object]>([
  ['YAML', 'clouds:\n  a: {auth: {username: me}}\n', { clouds: { a: { auth: { username: 'me' } } } }],
  ['JSON', '{\n\t"clouds": {"a": {"verify": false}}\n}', { clouds: { a: { verify: false } } }],
  [
    'true, false and null',
    'a: true\nb: False\nc: null\nd: ~\ne:',
    { a: true, b: false, c: null, d: null, e: null },
  ],
  [
    'as it was written',
    'a: 0123\nb: 12345678901234567890\nc: 1e3\nd: 2026-01-01\ne: no',
    { a: '0123', b: '12345678901234567890', c: '1e3', d: '2026-01-01', e: 'no' },
  ],
  ['merge keys', 'a: &a {x: 1}\nb: {<<: *a, y: 2}', { a: { x: '1' }, b: { x: '1', y: '2' } }],
])('%s is read', (_, content, value) => {
  expect(reading(content).read()).toEqual(value);
});

test('a file that is not there is none', () => {
  expect(readConfigFile('/nowhere/clouds.yaml')).toBeUndefined();
});

describe('refused, with the place and without the content, is', () => {
  const bomb = [
    'a: &a [CANARY, CANARY]',
    ...'bcdefghijkl'.split('').map((x, i) => `${x}: &${x} [${`*${'abcdefghijkl'[i]},`.repeat(9)}]`),
  ];
  test.each([
    [
      'a nested mapping on one line',
      'clouds:\n  a:\n    password: CANARY: x\n',
      /:3:\d+ is not YAML \(.*\): correct the file$/,
    ],
    ['an open quote', 'clouds:\n  a: "CANARY\n', /:\d:\d+ is not YAML \(/],
    ['a tab for indentation', 'clouds:\n\ta: CANARY\n', /:2:1 is not YAML \(/],
    ['a key that stands twice', 'CANARY: 1\nCANARY: 2\n', /:2:1 is not YAML \(duplicate key\)/],
    ['broken JSON', '{"clouds": {"CANARY" "x"}}', /:1:\d+ is not YAML/],
    ['text', 'CANARY', /is empty or not a mapping: correct or remove it$/],
    ['nothing', '', /is empty or not a mapping/],
    ['a list', '- CANARY', /is empty or not a mapping/],
    ['an alias that nobody defined', 'a: *CANARY', /is not YAML|too often/],
    [
      'a mapping that refers to itself again and again',
      bomb.join('\n'),
      /refers to one part of itself too often/,
    ],
    ['more than 1 MiB', `a: ${'CANARY'.repeat(200_000)}`, /is larger than 1 MiB/],
  ])('%s', (_, content, words) => {
    const { path, read } = reading(content);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(words);
    expect(read).toThrow(new RegExp(`^${path}`));
    expect(read).not.toThrow(/CANARY/);
  });

  test('a folder', () => {
    const { folder } = surroundingsWith({ 'clouds.yaml/x': '' });
    expect(() => readConfigFile(`${folder}/clouds.yaml`)).toThrow(
      /^cannot read .* \(EISDIR\): correct or remove it$/,
    );
  });

  test('a file that never ends', () => {
    expect(() => readConfigFile('/dev/zero')).toThrow('/dev/zero is larger than 1 MiB');
  });
});
