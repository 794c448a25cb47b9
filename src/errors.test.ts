import { expect, test } from 'vitest';
import { ContractError, KitError, SelfError, TargetError, UsageError } from './errors.ts';

test.each([
  [new UsageError('a'), 'USAGE'],
  [new ContractError('a'), 'CONTRACT'],
  [new TargetError('a'), 'TARGET'],
  [new SelfError('a'), 'SELF'],
])('%o carries a stable code, its words and its base class', (error, code) => {
  expect(error).toBeInstanceOf(KitError);
  expect(error).toMatchObject({ code, message: 'a' });
});
