import { describe, expect, test } from 'vitest';
import type { CaseRequest } from '../model/plan.ts';
import { requestLine, sentLine, sentLines } from './request-line.ts';

const own = { token: 'own', connection: 'named' } as const;

test.each([
  ['a body is its JSON', { ...own, body: { a: [1, null] } }, '{"a":[1,null]}'],
  ['a raw body stands as it is', { ...own, raw: '{"a":' }, '{"a":'],
  ['an empty raw body is empty', { ...own, raw: '' }, ''],
  ['no body is said to be none', own, '(no body)'],
  ['a body of 200 characters is whole', { ...own, raw: 'x'.repeat(200) }, 'x'.repeat(200)],
  ['a longer one is cut', { ...own, raw: 'x'.repeat(201) }, `${'x'.repeat(100)}... (201 characters)`],
  ['no token is said', { ...own, body: {}, token: 'none' }, '{}, without a token'],
  [
    'a strange token is said',
    { ...own, body: {}, token: 'never-issued' },
    '{}, with a token that was never issued',
  ],
  [
    'the second connection is said',
    { ...own, body: {}, connection: 'second' },
    '{}, to the second connection',
  ],
  ['a strange id is said', { ...own, body: {}, connection: 'unknown' }, '{}, to an id that does not exist'],
] satisfies [string, CaseRequest, string][])('%s', (_, request, line) => {
  expect(requestLine(request)).toBe(line);
});

describe('of a sequence', () => {
  const [one, two] = [
    { ...own, body: { a: 1 } },
    { ...own, body: { b: 2 }, connection: 'second' as const },
  ];
  const valid = true;
  const steps = [
    { updates: [{ request: one, valid }], reads: [] },
    {
      updates: [
        { request: one, valid },
        { request: two, valid },
      ],
      reads: ['named' as const, 'second' as const],
    },
  ];

  test('each step has a line', () => {
    expect(sentLines({ request: two, steps })).toEqual([
      '1. {"a":1}',
      '2. {"a":1} and at the same time {"b":2}, to the second connection; then read',
    ]);
  });

  test('one line has the last request, and how many there were', () => {
    expect(sentLine({ request: two, steps })).toBe(
      '{"b":2}, to the second connection, the last of 3 updates',
    );
    expect(sentLine({ request: one, steps: steps.slice(0, 1) })).toBe('{"a":1}');
  });
});

test('a single request is a line of its own', () => {
  const request = { ...own, body: {} };
  expect([sentLines({ request }), sentLine({ request })]).toEqual([['{}'], '{}']);
});
