import { describe, expect, test } from 'vitest';
import { ContractError, SelfError, TargetError, UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { exitCodeFor, exitCodeOf, messageOf } from './exit-codes.ts';

test.each([
  ['conformant', '', 0],
  ['conformant-with-deviations', 'granted', 0],
  ['conformant-with-deviations', 'granted stale', 4],
  ['conformant', 'stale', 4],
  ['conformant', 'expired', 4],
  ['conformant', 'other-version unjudged', 0],
  ['non-conformant', '', 1],
  ['non-conformant', 'granted', 1],
  ['non-conformant', 'refused', 1],
  ['non-conformant', 'expired', 4],
  ['non-conformant', 'expired stale', 4],
  ['incomplete', '', 3],
  ['incomplete', 'stale', 3],
] as const)('a %s run with deviations "%s" ends with %i', (verdict, states, code) => {
  const clauses = states.split(' ').map((state) => ({
    level: 'must',
    verdict: state === 'expired' && verdict === 'non-conformant' ? 'fail' : 'pass',
    deviation: { state },
  }));
  const failing = verdict === 'non-conformant' && !states.includes('expired');
  const others = failing ? [{ level: 'must', verdict: 'fail' }] : [];
  expect(exitCodeFor({ verdict, clauses: [...clauses, ...others] } as unknown as Report)).toBe(code);
});

test('where another must fails too, an expired deviation does not hide it', () => {
  const clauses = [
    { level: 'must', verdict: 'fail', deviation: { state: 'expired' } },
    { level: 'must', verdict: 'fail' },
  ];
  expect(exitCodeFor({ verdict: 'non-conformant', clauses } as unknown as Report)).toBe(1);
});

test.each([
  ['wrong usage', new UsageError('x'), 2],
  ['a contract that is none', new ContractError('x'), 2],
  ['a target that cannot be asked', new TargetError('x'), 3],
  ['a kit that contradicts itself', new SelfError('x'), 5],
  ['an error that nobody foresaw', new TypeError('x'), 5],
  ['a text that was thrown', 'x', 5],
])('%s ends with its code', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});

describe('the message', () => {
  test.each([new UsageError('no token'), new TargetError('no token')])('of %o is one line', (error) => {
    expect(messageOf(error)).toBe('vpnaas-conformance: no token');
  });

  test.each([new SelfError('impossible'), new TypeError('impossible')])(
    'of %o asks for a report, with its place',
    (error) => {
      expect(messageOf(error)).toMatch(/^vpnaas-conformance: fault of the kit, please report it: /);
      expect(messageOf(error)).toContain('exit-codes.test.ts');
    },
  );

  test('of a thrown text is that text', () => {
    expect(messageOf('impossible')).toBe(
      'vpnaas-conformance: fault of the kit, please report it: impossible',
    );
  });
});
