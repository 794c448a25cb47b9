import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { status } from './status.ts';

test.each([
  ['pending-after-update', 'PENDING_UPDATE'],
  ['pending-after-answer', 'ACTIVE'],
])('%s answers an update %s and is pending for a moment', async (name, inAnswer) => {
  const ask = askStrict([named(status, name)]);
  expect((await ask.put({ name: 'one' })).shown?.['status']).toBe(inAnswer);
  expect((await ask.get()).shown?.['status']).toBe('PENDING_UPDATE');
  expect((await ask.put({ name: 'two' })).status).toBe(400);
  expect((await ask.get()).shown?.['status']).toBe('PENDING_UPDATE');
  expect((await ask.get()).shown).toMatchObject({ status: 'ACTIVE', name: 'one' });
  expect((await ask.put({ name: 'two' })).status).toBe(200);
});

test('a refused update leaves nothing pending', async () => {
  const ask = askStrict([named(status, 'pending-after-update')]);
  expect((await ask.put({ mtu: 1 })).status).toBe(400);
  expect((await ask.get()).shown?.['status']).toBe('ACTIVE');
});

test('a wrong token is answered 401 while pending', async () => {
  const ask = askStrict([named(status, 'pending-after-update')]);
  await ask.put({});
  expect((await ask.put({}, { headers: {} })).status).toBe(401);
});

test('status-walks shows another status in every answer', async () => {
  const ask = askStrict([named(status, 'status-walks')]);
  const seen = [await ask.get(), await ask.put({}), await ask.get(), await ask.get(), await ask.get()];
  expect(seen.map(({ shown }) => shown?.['status'])).toEqual(['ACTIVE', 'DOWN', 'BUILD', 'ERROR', 'ACTIVE']);
});
