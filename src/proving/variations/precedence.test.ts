import { expect, test } from 'vitest';
import { askStrict, UNKNOWN_PATH } from '../ask.ts';
import { precedence } from './precedence.ts';

test.each([
  ['an unknown id with a bad body', { mtu: 1 }, { path: UNKNOWN_PATH }, 404],
  ['a known id with a bad body', { mtu: 1 }, {}, 400],
  ['an unknown id without a token', { mtu: 1 }, { path: UNKNOWN_PATH, headers: {} }, 401],
])('unknown-id-before-bad-body answers %s %4$i', async (_, sent, rest, status) => {
  expect((await askStrict(precedence).put(sent, rest)).status).toBe(status);
});
