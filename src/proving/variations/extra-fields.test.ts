import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { extraFields } from './extra-fields.ts';

const plain = (await askStrict().get()).shown ?? {};
const asking = (name: string) => askStrict([named(extraFields, name)]);

test('extra-fields adds fields to the connection and changes none', async () => {
  const shown = (await asking('extra-fields').put({})).shown ?? {};
  expect(shown).toMatchObject(plain);
  expect(Object.keys(shown).length).toBe(Object.keys(plain).length + 3);
});

test('changing-extra-field differs from answer to answer', async () => {
  const ask = asking('changing-extra-field');
  const seen = [await ask.get(), await ask.get()].map(({ shown }) => shown?.['bytes_transferred']);
  expect(seen).toEqual([1500, 3000]);
});

test('extra-top-level-fields stand beside the wrapper', async () => {
  const body = JSON.parse((await asking('extra-top-level-fields').get()).text);
  expect(body).toEqual({ links: [], took_ms: 3, ipsec_site_connection: plain, warnings: null });
});

test('extra-dpd-fields stand beside action, interval and timeout', async () => {
  const dpd = (await asking('extra-dpd-fields').get()).shown?.['dpd'];
  expect(Object.keys(dpd ?? {})).toEqual(['action', 'interval', 'timeout', 'retries', 'vendor:probe']);
});
