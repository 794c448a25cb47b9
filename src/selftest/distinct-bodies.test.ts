import { expect, test } from 'vitest';
import type { Case, CaseRequest } from '../model/plan.ts';
import { distinctBodies } from './distinct-bodies.ts';

const asked = (request: Partial<CaseRequest>): Case => ({
  id: 'a/clause#1',
  clause: 'a/clause',
  request: { token: 'own', connection: 'named', ...request },
  expect: { kind: 'accepted' },
});
const [one, other] = [{ name: 'a' }, { name: 'b' }];

test.each<[string, readonly Case[], number]>([
  ['no case', [], 0],
  ['two bodies', [asked({ body: one }), asked({ body: other })], 1],
  ['one body twice', [asked({ body: one }), asked({ body: one })], 0.5],
  ['a body, and the same as text', [asked({ body: one }), asked({ raw: '{"name":"a"}' })], 0.5],
  ['text, and no body at all', [asked({ raw: '{' }), asked({})], 1],
  [
    'a sequence that sends one body twice',
    [
      {
        ...asked({ body: one }),
        steps: [
          { updates: [{ request: asked({ body: one }).request, valid: true }], reads: [] },
          { updates: [{ request: asked({ body: one }).request, valid: true }], reads: ['named'] },
        ],
      },
    ],
    0.5,
  ],
])('of %s', (_, cases, share) => {
  expect(distinctBodies({ cases })).toBe(share);
});
