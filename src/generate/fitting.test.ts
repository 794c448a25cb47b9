import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../contract/schema.ts';
import { fitting } from './fitting.ts';
import { kinds } from './kinds.ts';

const textKinds = ['text', 'secret', 'plain-secret', 'email', 'name', 'empty', 'ipv6'] as const;
const valuesOf = (kind: string) => kinds[kind]?.({ family: 4, hidden: [] });

test.each(textKinds)('%s without a limit is what it was', (kind) => {
  const values = valuesOf(kind);
  expect(fitting({ type: 'string' }, values)).toBe(values);
});

const words = ['a', 'ab', 'abc', '\u{1f511}', '\u{1f511}b'];

test.each<[Schema, string[]]>([
  [{ minLength: 2 }, ['ab', 'abc', '\u{1f511}b']],
  [{ maxLength: 1 }, ['a', '\u{1f511}']],
  [{ minLength: 2, maxLength: 2 }, ['ab', '\u{1f511}b']],
  [{ pattern: '^.$' }, ['a', '\u{1f511}']],
  [{ pattern: 'b', maxLength: 2 }, ['ab', '\u{1f511}b']],
])('%j leaves %j, in characters and not in halves of them', (schema, left) => {
  expect(fitting(schema, { telling: words, arbitrary: fc.constantFrom(...words) })?.telling).toEqual(left);
});

test('where no telling value fits, a drawn one tells', () => {
  const values = { telling: ['a'], arbitrary: fc.constantFrom('bb', 'cc') };
  expect(['bb', 'cc']).toContain(fitting({ minLength: 2 }, values)?.telling.join());
});

test('where most fit, as many are drawn as without a limit; where few do, those that were seen, and always the same', () => {
  const numbers = { telling: ['0000'], arbitrary: fc.integer({ min: 1000, max: 9999 }).map(String) };
  const drawn = (pattern: string) =>
    new Set(
      fc.sample(fitting({ pattern }, numbers)?.arbitrary ?? fc.constant(''), { numRuns: 5000, seed: 4 }),
    );
  expect(drawn('[1-9]$').size).toBeGreaterThan(1000);
  const few = drawn('(0000|77)$');
  expect(few.size).toBeGreaterThan(1);
  expect(few.size).toBeLessThan(20);
  expect(drawn('(0000|77)$')).toEqual(few);
});

test('what fits no limit is no value', () => {
  expect(fitting({ maxLength: 3 }, valuesOf('secret'))).toBeUndefined();
  expect(fitting({ pattern: '^A$' }, valuesOf('email'))).toBeUndefined();
});

test('every value that is left fits, whatever the limits, and drawing ends', () => {
  const limits = fc.record(
    {
      minLength: fc.integer({ min: 0, max: 70 }),
      maxLength: fc.integer({ min: 0, max: 70 }),
      pattern: fc.constantFrom('^[^ ?]*$', '^[a-z]', '[0-9]$', '^A$', '^.{2,}$'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.constantFrom(...textKinds), limits, fc.integer(), (kind, schema, seed) => {
      const values = fitting(schema, valuesOf(kind));
      if (!values) return;
      expect(values.telling.length).toBeGreaterThan(0);
      for (const value of [...values.telling, ...fc.sample(values.arbitrary, { seed, numRuns: 20 })].map(
        String,
      )) {
        expect(value.length).toBeGreaterThanOrEqual(schema.minLength ?? 0);
        expect(value.length).toBeLessThanOrEqual(schema.maxLength ?? 99);
        expect(value).toMatch(new RegExp(schema.pattern ?? ''));
      }
    }),
  );
});
