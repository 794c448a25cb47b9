import { describe, expect, test } from 'vitest';
import { boundedPatterns, PatternTimeout } from './bounded-pattern.ts';

const long = `${'a'.repeat(60)}!`;
const endless = ['^(a+)+$', '^(a|a)*$', '^(\\w*)*$', '^((a{1,9})+){3}$'];

describe('a pattern that does not come to an end', () => {
  test.each(endless)('%s is stopped', (source) => {
    expect(() => boundedPatterns()(source, 'u').test(long)).toThrow(PatternTimeout);
  });

  test('is not asked again, and after five of them no other one that might be', () => {
    const patterns = boundedPatterns();
    const first = patterns('^(a+)+$', 'u');
    expect(() => first.test(long)).toThrow(PatternTimeout);
    expect(() => first.test('a')).toThrow(PatternTimeout);
    for (let n = 0; n < 4; n++) expect(() => patterns(`^(a+)+${n}$`, 'u').test(long)).toThrow(PatternTimeout);
    expect(() => patterns('^(ab)+$', 'u').test('ab')).toThrow(PatternTimeout);
    expect(patterns('^a+$', 'u').test('a')).toBe(true);
  });
});

test.each([
  ['^[a-z]+$', 'abc', true],
  ['^[a-z]+$', 'ab1', false],
  ['^(hold|clear)$', 'hold', true],
  ['^([a-z]+\\.)+[a-z]+$', 'gw.example.org', true],
  ['^\\-[\\w.]$', '-a', true],
  ['^.*$', 'x'.repeat(1000), true],
])('%s on %s: %s', (source, text, fits) => {
  expect(boundedPatterns()(source, 'u').test(text)).toBe(fits);
});
