import { expect, test } from 'vitest';
import { askStrict } from '../ask.ts';
import { dpd } from './dpd.ts';

test.each<[object, number]>([
  [{ dpd: { action: 'hold', interval: 30, timeout: 120 } }, 200],
  [{ dpd: { interval: 30 } }, 400],
  [{ dpd: {} }, 400],
  [{ name: 'n' }, 200],
])('partial-dpd-refused answers %j %i', async (sent, status) => {
  expect((await askStrict(dpd).put(sent)).status).toBe(status);
});
