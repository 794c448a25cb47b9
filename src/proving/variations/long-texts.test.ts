import { expect, test } from 'vitest';
import { askStrict } from '../ask.ts';
import { longTexts } from './long-texts.ts';

test('texts of 10000 characters are stored and shown', async () => {
  const ask = askStrict(longTexts);
  const update = { name: 'n'.repeat(10_000), psk: 'p'.repeat(10_000), peer_id: 'short' };
  expect((await ask.put(update)).shown).toMatchObject(update);
  await ask.put({ description: 'd'.repeat(300) });
  expect((await ask.get()).shown).toMatchObject({ ...update, description: 'd'.repeat(300) });
});

test('a peer_address of 300 characters is refused', async () => {
  expect((await askStrict(longTexts).put({ peer_address: `${'a.'.repeat(149)}bc` })).status).toBe(400);
});
