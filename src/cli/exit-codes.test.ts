import { describe, expect, test } from 'vitest';
import { ContractError, SelfError, TargetError, UsageError } from '../errors.ts';
import { exitCodeFor, exitCodeOf, messageOf } from './exit-codes.ts';

test.each([
  ['conformant', 0],
  ['non-conformant', 1],
  ['incomplete', 3],
] as const)('a %s run ends with %i', (verdict, code) => {
  expect(exitCodeFor(verdict)).toBe(code);
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
