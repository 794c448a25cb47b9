import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { bytesOf } from '../json-object.ts';
import { delivery } from './delivery.ts';

test.each([
  ['answers-slowly', { delayMs: 30 }],
  ['in-pieces', { chunkBytes: 100 }],
  ['byte-by-byte', { chunkBytes: 1 }],
  ['closes-after-each-answer', { closeAfter: true }],
  ['early-hints', { earlyHints: true }],
])('%s delivers with %j', async (name, how) => {
  const ask = askStrict([named(delivery, name)]);
  expect(await ask.get()).toMatchObject({ status: 200, ...how });
  expect(await ask.put(null)).toMatchObject({ status: 400, ...how });
});

test.each([
  ['gzip', 'gzip'],
  ['br, gzip;q=0.5', 'gzip'],
  ['GZIP , br', 'gzip'],
  ['gzip;q=0', undefined],
  ['gzip; q=0.0, br', undefined],
  ['br', undefined],
  ['x-gzip-not', undefined],
])('gzip-when-asked: Accept-Encoding "%s" is answered in %s', async (accepted, coding) => {
  const ask = askStrict([named(delivery, 'gzip-when-asked')]);
  const plain = await ask.get();
  const answer = await ask.get({
    headers: { 'x-auth-token': 'token-of-a-user', 'accept-encoding': accepted },
  });
  expect(answer.headers['content-encoding']).toBe(coding);
  const body = bytesOf(answer.body);
  expect(coding === undefined ? body : gunzipSync(body)).toEqual(bytesOf(plain.body));
});
