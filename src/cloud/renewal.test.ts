import { describe, expect, test } from 'vitest';
import { TargetError } from '../errors.ts';
import { renewing } from './renewal.ts';
import type { Issued } from './token-issue.ts';

/** A source whose n-th renewal gives `t<n>`, or fails where `issues` says so; time passes by hand. */
function source(life: number | undefined, issues: readonly (Issued | Error)[] = []) {
  let now = 1_000_000;
  let asked = 0;
  const issued = (n: number): Issued => ({ token: `t${n}`, about: {}, ...(life !== undefined && { life }) });
  const issue = async () => {
    const next = issues[asked++] ?? issued(asked);
    if (next instanceof Error) throw next;
    return next;
  };
  const tokens = renewing(issued(0), issue, () => now, [['password', 'pw']]);
  return { tokens, pass: (milliseconds: number) => (now += milliseconds), asked: () => asked };
}

describe('a token is renewed', () => {
  test.each([
    ['a minute before its end', 3_600_000, 3_540_000],
    ['a third of its life before its end, where that is less', 30_000, 20_000],
  ])('%s', async (_, life, due) => {
    const { tokens, pass, asked } = source(life);
    pass(due - 1);
    expect([await tokens.token(), asked()]).toEqual(['t0', 0]);
    pass(1);
    expect([await tokens.token(), asked()]).toEqual(['t1', 1]);
    pass(due - 1);
    expect([await tokens.token(), asked()]).toEqual(['t1', 1]);
  });

  test('never of itself, where its life is not known', async () => {
    const { tokens, pass, asked } = source(undefined);
    pass(1e12);
    expect([await tokens.token(), asked()]).toEqual(['t0', 0]);
  });

  test('once, however many ask at the same time', async () => {
    const { tokens, pass, asked } = source(30_000);
    pass(30_000);
    const both = [tokens.token(), tokens.token(), tokens.replace('t0')];
    expect(await Promise.all(both)).toEqual(['t1', 't1', { token: 't1' }]);
    expect(asked()).toBe(1);
  });

  test('when it is refused', async () => {
    const { tokens } = source(3_600_000);
    expect(await tokens.replace('t0')).toEqual({ token: 't1' });
    expect(await tokens.token()).toBe('t1');
  });

  test('not again, where somebody else had it renewed', async () => {
    const { tokens, asked } = source(3_600_000);
    await tokens.replace('t0');
    expect(await tokens.replace('t0')).toEqual({ token: 't1' });
    expect(asked()).toBe(1);
  });
});

describe('a renewal that fails', () => {
  test('leaves the old token, and is tried again ten seconds later', async () => {
    const { tokens, pass, asked } = source(30_000, [new TargetError('Keystone is away')]);
    pass(20_000);
    expect([await tokens.token(), await tokens.token(), asked()]).toEqual(['t0', 't0', 1]);
    pass(10_000);
    expect([await tokens.token(), asked()]).toEqual(['t2', 2]);
  });

  test('after a refusal says why', async () => {
    const { tokens } = source(30_000, [new TargetError('Keystone is away')]);
    expect(await tokens.replace('t0')).toEqual({ why: 'the token was not renewed: Keystone is away' });
  });

  test('by giving the same token is one', async () => {
    const { tokens } = source(30_000, [{ token: 't0', about: {} }]);
    expect(await tokens.replace('t0')).toEqual({ why: 'the token was not renewed: it came back as it was' });
  });
});

test('every token ever issued is a secret, and so is what signs in', async () => {
  const { tokens } = source(30_000);
  await tokens.replace('t0');
  expect(tokens.secrets()).toEqual([
    ['password', 'pw'],
    ['token', 't0'],
    ['token', 't1'],
  ]);
});
