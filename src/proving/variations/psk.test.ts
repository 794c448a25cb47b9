import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { psk } from './psk.ts';

test('psk-masked shows three stars', async () => {
  expect((await askStrict([named(psk, 'psk-masked')]).put({ psk: 'new' })).shown?.['psk']).toBe('***');
});

test('psk-omitted shows no psk', async () => {
  expect((await askStrict([named(psk, 'psk-omitted')]).get()).shown).not.toHaveProperty('psk');
});

test.each([
  ['', 400],
  ['x', 200],
])('empty-psk-refused answers psk "%s" %i', async (value, status) => {
  expect((await askStrict([named(psk, 'empty-psk-refused')]).put({ psk: value })).status).toBe(status);
});
