import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { ignoredKeys } from './ignored-keys.ts';

test.each([
  ['unknown-keys-ignored', { colour: 'red' }, 200],
  ['unknown-keys-ignored', { interval: 10 }, 200],
  ['unknown-keys-ignored', { dpd: { delay: 1 } }, 200],
  ['unknown-keys-ignored', { dpd: { delay: 1, interval: 0 } }, 400],
  ['unknown-keys-ignored', { dpd: 'hold' }, 400],
  ['unknown-keys-ignored', { status: 'DOWN' }, 400],
  ['read-only-keys-ignored', { status: 'DOWN', id: 'other' }, 200],
  ['read-only-keys-ignored', { colour: 'red' }, 400],
])('%s answers %j %i and changes nothing', async (name, sent, status) => {
  const ask = askStrict([named(ignoredKeys, name)]);
  const before = (await ask.get()).shown;
  expect((await ask.put(sent)).status).toBe(status);
  expect((await ask.get()).shown).toEqual(before);
});

test('the other keys are stored', async () => {
  const answer = await askStrict(ignoredKeys).put({
    colour: 'red',
    status: 'DOWN',
    name: 'n',
    dpd: { x: 1, timeout: 91 },
  });
  expect(answer.shown).toMatchObject({ name: 'n', status: 'ACTIVE', dpd: { interval: 20, timeout: 91 } });
});
