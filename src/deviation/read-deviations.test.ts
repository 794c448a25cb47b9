import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { deviationOf } from './clause-result.test-support.ts';
import { readDeviations } from './read-deviations.ts';

const entry = { ...deviationOf(), productVersions: '["*"]' };

/** A file with one entry, in which some keys are otherwise; undefined leaves one out. Line 3 is its first. */
function fileWith(parts: Readonly<Record<string, string | undefined>> = {}): string {
  const lines = Object.entries({ ...entry, ...parts }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return `schemaVersion: 1\ndeviations:\n  - ${lines.join('\n    ')}\n`;
}

const refusal = (text: string): string => {
  try {
    readDeviations(text, 'd.yaml');
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'read';
};

test('a file that says everything is read', () => {
  expect(readDeviations(fileWith(), 'd.yaml').deviations).toEqual([deviationOf()]);
});

test('the same as JSON is read', () => {
  const text = JSON.stringify({ schemaVersion: 1, deviations: [deviationOf()] });
  expect(readDeviations(text, 'd.json').deviations).toEqual([deviationOf()]);
});

describe('is refused:', () => {
  test.each<[string, string, RegExp]>([
    ['an empty file', '', /^d\.yaml:1:1: the file is not filled in: give a map$/],
    ['another version', 'schemaVersion: 2\ndeviations: []\n', /^d\.yaml:1:1: schemaVersion is 2: give 1$/],
    ['no list', 'schemaVersion: 1\ndeviations: x\n', /^d\.yaml:2:1: deviations is "x": give a list$/],
    ['text that is no YAML', 'deviations: [1', /^d\.yaml:1:15: this is no YAML/],
    [
      'a key that stands twice',
      fileWith({ reason: 'x\n    reason: y' }),
      /^d\.yaml:6:5: this is no YAML: .*unique/,
    ],
    ['a second document', `${fileWith()}---\nx\n`, /^d\.yaml:11:1: this is no YAML/],
    [
      'an unknown key',
      fileWith({ until: '2026-01-01' }),
      /^d\.yaml:11:5: unknown key "until": known are clause, kind,/,
    ],
    [
      'a psk',
      fileWith({ psk: 'correct-horse' }),
      /^d\.yaml:11:5: unknown key "psk": known are (?!.*correct)/,
    ],
    [
      'a key named __proto__',
      fileWith({ ['__proto__x']: '1' }).replace('__proto__x', '__proto__'),
      /unknown key "__proto__"/,
    ],
    ['no owner', fileWith({ owner: undefined }), /^d\.yaml:3:5: "owner" is missing$/],
    [
      'a kind that is none',
      fileWith({ kind: 'bug' }),
      /^d\.yaml:4:5: kind is "bug": give waiver, known-bug or challenge/,
    ],
    [
      'a reason that is not filled in',
      fileWith({ reason: '' }),
      /^d\.yaml:5:5: reason is not filled in: give why this may fail/,
    ],
    ['a reason of blanks', fileWith({ reason: '"  "' }), /^d\.yaml:5:5: reason is not filled in/],
    [
      'versions that are not filled in',
      fileWith({ productVersions: '[]' }),
      /^d\.yaml:10:5: productVersions is not filled in/,
    ],
    [
      'a version without quotes',
      fileWith({ productVersions: '[29.1]' }),
      /^d\.yaml:10:23: one of productVersions is 29.1: give .*in quotes$/,
    ],
    [
      'a star inside',
      fileWith({ productVersions: '["2*9"]' }),
      /^d\.yaml:10:23: one of productVersions is "2\*9"/,
    ],
    [
      'a day that is none',
      fileWith({ expires: '2027-02-29' }),
      /^d\.yaml:9:5: expires is "2027-02-29": give the last day/,
    ],
    [
      'a time',
      fileWith({ created: '2026-01-01T00:00:00Z' }),
      /^d\.yaml:8:5: created is "2026-01-01T00:00:00Z": give the day/,
    ],
    [
      'an end before the beginning',
      fileWith({ expires: '2025-12-31' }),
      /^d\.yaml:9:5: it expires on 2025-12-31, before/,
    ],
    [
      'a link that is a script',
      fileWith({ link: 'javascript:alert(1)' }),
      /^d\.yaml:7:5: link is "javascript:alert\(1\)": give/,
    ],
    ['a link that is no address', fileWith({ link: 'LP-1' }), /^d\.yaml:7:5: link is "LP-1"/],
    ['a link with a password', fileWith({ link: 'https://a:b@example.org/' }), /^d\.yaml:7:5: link is/],
    [
      'a reason of a book',
      fileWith({ reason: 'x'.repeat(1001) }),
      /^d\.yaml:5:5: reason is a text of 1001 characters/,
    ],
  ])('%s', (_, text, message) => {
    expect(refusal(text)).toMatch(message);
  });

  test('a clause that is listed twice', () => {
    const twice = fileWith() + fileWith().split('\n').slice(2).join('\n');
    expect(refusal(twice)).toMatch(/^d\.yaml:11:5: "request\/mtu\/minimum" is listed twice/);
  });
});

test('whatever the text is, it is read or refused with a place', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.string().map((words) => fileWith({ reason: words })),
  );
  fc.assert(
    fc.property(text, (words) => {
      expect(refusal(words)).toMatch(/^(read$|d\.yaml:\d+:\d+: )/);
    }),
  );
});
