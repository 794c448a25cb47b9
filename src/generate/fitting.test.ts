import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitting } from './fitting.ts';
import { kinds } from './kinds.ts';

const textKinds = ['text', 'secret', 'plain-secret', 'email', 'name', 'empty', 'ipv6'] as const;
const valuesOf = (kind: string) => kinds[kind]?.({ family: 4, hidden: [] });

test.each(textKinds)('%s without a limit is what it was', (kind) => {
  const values = valuesOf(kind);
  expect(fitting({ type: 'string' }, values)).toBe(values);
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
