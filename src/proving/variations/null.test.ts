import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { nulls } from './null.ts';

test.each<[object]>([
  [{ name: null }],
  [{ mtu: null }],
  [{ dpd: null }],
  [{ dpd: { interval: null } }],
  [{ local_ep_group_id: null, peer_ep_group_id: null }],
])('%j changes nothing, or is refused', async (sent) => {
  const ask = askStrict([named(nulls, 'null-changes-nothing')]);
  const before = (await ask.get()).shown;
  expect((await ask.put(sent)).shown).toEqual(before);
  expect((await askStrict([named(nulls, 'null-refused')]).put(sent)).status).toBe(400);
});

test.each(['null-changes-nothing', 'null-refused'])('%s: an update without null is stored', async (name) => {
  expect((await askStrict([named(nulls, name)]).put({ name: 'n' })).shown?.['name']).toBe('n');
});

test('a connection that is null is refused all the same', async () => {
  expect((await askStrict([named(nulls, 'null-changes-nothing')]).put(null)).status).toBe(400);
});
