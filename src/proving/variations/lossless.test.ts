import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { lossless } from './lossless.ts';

test.each<[object, object]>([
  [{ mtu: '1500' }, { mtu: 1500 }],
  [{ admin_state_up: 'false' }, { admin_state_up: false }],
  [{ admin_state_up: 0 }, { admin_state_up: false }],
  [{ dpd: { interval: '21', timeout: '89' } }, { dpd: { interval: 21, timeout: 89 } }],
])('%j is converted to %j, or refused', async (sent, stored) => {
  const converting = askStrict([named(lossless, 'lossless-values-converted')]);
  expect((await converting.put(sent)).shown).toMatchObject(stored);
  expect((await converting.get()).shown).toMatchObject(stored);
  expect((await askStrict([named(lossless, 'lossless-values-refused')]).put(sent)).status).toBe(400);
});

test.each<[object]>([
  [{ mtu: '67' }],
  [{ mtu: '1_500' }],
  [{ mtu: '1500.0' }],
  [{ mtu: 'abc' }],
  [{ mtu: true }],
  [{ admin_state_up: 'maybe' }],
  [{ admin_state_up: 2 }],
  [{ name: 5 }],
  [{ dpd: { interval: '90' } }],
  [{ constructor: 'x' }],
])('%j is refused by a server that converts', async (sent) => {
  expect((await askStrict([named(lossless, 'lossless-values-converted')]).put(sent)).status).toBe(400);
});

test('1e400 does not become null on the way', async () => {
  const ask = askStrict([named(lossless, 'lossless-values-converted')]);
  const body = Buffer.from('{"ipsec_site_connection":{"mtu":1e400}}');
  expect((await ask.put({}, { body })).status).toBe(400);
});

test('values of the right type are accepted by a server that refuses others', async () => {
  const ask = askStrict([named(lossless, 'lossless-values-refused')]);
  expect((await ask.put({ mtu: 1500, admin_state_up: false, dpd: { timeout: 91 } })).status).toBe(200);
});
