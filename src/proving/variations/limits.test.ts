import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { limits } from './limits.ts';

test.each<[string, object, object]>([
  ['name-up-to-64', { name: 'n'.repeat(65) }, { name: 'n'.repeat(64) }],
  ['integers-below-2-31', { mtu: 2 ** 31 }, { mtu: 2 ** 31 - 1 }],
  ['integers-below-2-31', { dpd: { timeout: 2 ** 31 } }, { dpd: { timeout: 2 ** 31 - 1 } }],
  ['control-characters-refused', { psk: 'a\u0000' }, { psk: 'é 🔑' }],
  ['control-characters-refused', { description: '\ud800' }, { description: 'plain' }],
  ['three-byte-characters-only', { psk: '🔑' }, { psk: 'é €' }],
  ['empty-update-refused', {}, { name: '' }],
])('%s refuses %j and accepts %j', async (name, refused, accepted) => {
  const ask = askStrict([named(limits, name)]);
  expect((await askStrict().put(refused)).status).toBe(200);
  expect((await ask.put(refused)).status).toBe(400);
  expect((await ask.put(accepted)).status).toBe(200);
});
