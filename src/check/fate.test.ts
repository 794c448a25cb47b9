import { expect, test } from 'vitest';
import type { Answer } from '../model/exchange.ts';
import { fateOf } from './fate.ts';

const status = (code: number): Answer => ({ kind: 'response', status: code, headers: {}, text: '', ms: 1 });
const retried = [{ what: 'status 503', times: 1 }];

test.each<[string, Answer, readonly { what: string; times: number }[], string]>([
  ['a success', status(200), [], 'done'],
  ['a success after another try', status(200), retried, 'done'],
  ['a refusal', status(409), [], 'not done'],
  ['a refusal after another try', status(409), retried, 'unknown'],
  ['a crash', status(500), [], 'unknown'],
  ['no answer', { kind: 'none', code: 'ECONNRESET', ms: 1 }, [], 'unknown'],
])('of %s', (_, answer, disturbances, fate) => {
  expect(fateOf({ answer, disturbances })).toBe(fate);
});
