import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { collect, family, oneOf, wholeNumber } from './options.ts';

test.each([
  ['0', 0],
  ['-5', -5],
  ['100', 100],
])('"%s" is a whole number from -5 to 100', (text, value) => {
  expect(wholeNumber(-5, 100)(text)).toBe(value);
});

test.each(['', ' ', '1.5', '1e1', '0x1', '-6', '101', 'ten', '+1', ' 1'])('"%s" is none', (text) => {
  expect(() => wholeNumber(-5, 100)(text)).toThrow(InvalidArgumentError);
});

test('a word is one of those that there are', () => {
  const parse = oneOf('quick', 'deep');
  expect(parse('deep')).toBe('deep');
  expect(() => parse('DEEP')).toThrow('"DEEP" is not one of quick, deep.');
});

test('an IP version is 4 or 6', () => {
  expect([family('4'), family('6')]).toEqual([4, 6]);
  expect(() => family('5')).toThrow(InvalidArgumentError);
});

test('a repeatable option keeps all its values in order', () => {
  expect(collect('b', collect('a'))).toEqual(['a', 'b']);
});
