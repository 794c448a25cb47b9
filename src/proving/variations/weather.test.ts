import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { weather } from './weather.ts';

test.each([
  ['too-many-requests', 15, 429, '0'],
  ['too-many-requests-for-a-second', 45, 429, '1'],
  ['unavailable-now-and-then', 23, 503, undefined],
])('%s: request %i is answered %i and stores nothing', async (name, period, code, retryAfter) => {
  const ask = askStrict([named(weather, name)]);
  for (let turn = 1; turn < period; turn++) expect((await ask.get()).status).toBe(200);
  const away = await ask.put({ name: 'other' });
  expect(away.status).toBe(code);
  expect(away.headers['retry-after']).toBe(retryAfter);
  expect((await ask.get()).shown?.['name']).toBe('site-to-site');
});
