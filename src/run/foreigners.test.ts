import { expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { fixedToken } from '../target/token-source.ts';
import { foreignersOf } from './foreigners.ts';

const connection = { project_id: 'mine' };
const other = (project: string | undefined, ...roles: string[]) => ({
  called: 'cloud "x"',
  tokens: fixedToken('a token'),
  project,
  roles,
});

test.each([
  ['a member of another project', other('theirs', 'member'), 'other-project'],
  ['a reader of another project', other('theirs', 'reader'), 'other-project'],
  ['a reader of the same project', other('mine', 'reader'), 'reader'],
  ['somebody with a role of no meaning in the same project', other('mine', 'auditor'), 'reader'],
] as const)('%s may not update', (_, one, kind) => {
  expect(foreignersOf([one], connection)).toEqual({ [kind]: one.tokens });
});

test.each([
  ['a member of the same project', [other('mine', 'reader', 'member')], connection],
  ['a manager of the same project', [other('mine', 'Manager')], connection],
  ['an admin of another project', [other('theirs', 'admin')], connection],
  ['somebody without a project', [other(undefined, 'reader')], connection],
  ['two of a kind', [other('theirs', 'member'), other('others', 'member')], connection],
  ['anybody, where the connection does not show its project', [other('theirs', 'member')], {}],
] as const)('%s is wrong usage', (_, others, initial) => {
  expect(() => foreignersOf(others, initial)).toThrow(UsageError);
});

test('the project may be shown as tenant_id', () => {
  expect(Object.keys(foreignersOf([other('mine', 'reader')], { tenant_id: 'mine' }))).toEqual(['reader']);
});
