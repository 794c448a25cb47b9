import { describe, expect, test } from 'vitest';
import { exchangeOf, responds, silence } from './exchange.test-support.ts';
import { carriedOut, hindrance, reachOf } from './reach.ts';

test.each([
  [103, 'weather'],
  [200, 'ok'],
  [204, 'ok'],
  [299, 'ok'],
  [300, 'weather'],
  [302, 'weather'],
  [304, 'weather'],
  [400, 'refused'],
  [404, 'refused'],
  [428, 'refused'],
  [429, 'weather'],
  [499, 'refused'],
  [500, 'broken'],
  [501, 'broken'],
  [502, 'weather'],
  [503, 'weather'],
  [504, 'weather'],
  [505, 'broken'],
] as const)('status %i is %s', (status, reach) => {
  expect(reachOf(responds(status))).toBe(reach);
});

test('no answer is weather', () => {
  expect(reachOf(silence)).toBe('weather');
  expect(reachOf(undefined)).toBe('weather');
});

test.each([
  ['accepted', 200, true],
  ['accepted', 400, false],
  ['observed', 200, false],
  ['clean', 200, false],
] as const)('a case that is %s and answered %i: carried out is %s', (kind, status, carried) => {
  expect(carriedOut(exchangeOf({ kind }, { answer: responds(status) }))).toBe(carried);
});

describe('what keeps an answer from being charged', () => {
  const accepted = { kind: 'accepted' } as const;
  test.each([
    [{ unasked: 'the connection stays PENDING_UPDATE' }, 'the connection stays PENDING_UPDATE'],
    [{}, 'not asked'],
    [{ answer: silence }, 'no answer (ECONNRESET)'],
    [{ answer: responds(503) }, 'status 503'],
    [{ answer: responds(307) }, 'status 307'],
    [{ answer: responds(400), after: { status: 'PENDING_CREATE' } }, 'the connection is PENDING_CREATE'],
    [{ answer: responds(404), after: undefined }, 'status 404, and the connection can no longer be read'],
    [{ answer: responds(200), after: { status: 'PENDING_UPDATE' } }, undefined],
    [{ answer: responds(200), after: undefined }, undefined],
    [{ answer: responds(500), after: undefined }, undefined],
    [{ answer: responds(400) }, undefined],
    [{ answer: responds(400), after: { status: { toString: 1 } } }, undefined],
  ])('%j', (parts, why) => {
    expect(hindrance(exchangeOf(accepted, parts))).toBe(why);
  });
});
