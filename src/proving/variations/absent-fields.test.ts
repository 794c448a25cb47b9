import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { absentFields } from './absent-fields.ts';

const all = Object.keys((await askStrict().get()).shown ?? {});

test.each([
  ['without-modes', ['auth_mode', 'route_mode']],
  ['without-id', ['id']],
  ['without-peer-cidrs', ['peer_cidrs']],
  ['without-split-selector', ['split_selector']],
])('%s lacks %j and nothing else', async (name, absent) => {
  const shown = (await askStrict([named(absentFields, name)]).get()).shown ?? {};
  expect(all.filter((field) => !Object.hasOwn(shown, field))).toEqual(absent);
});
