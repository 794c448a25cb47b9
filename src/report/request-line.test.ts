import { expect, test } from 'vitest';
import type { CaseRequest } from '../model/plan.ts';
import { requestLine } from './request-line.ts';

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
  ['a strange id is said', { ...own, body: {}, connection: 'unknown' }, '{}, to an id that does not exist'],
] satisfies [string, CaseRequest, string][])('%s', (_, request, line) => {
  expect(requestLine(request)).toBe(line);
});
