import { expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { externalNetwork } from './external-network.ts';
import { fakeNeutron } from './fake-neutron.test-support.ts';

const two = [
  { id: 'a', name: 'public' },
  { id: 'b', name: 'provider' },
];

test.each([
  ['the only one', [{ id: 'a', name: 'public' }], undefined, 'a'],
  ['the one of a name', two, 'provider', 'b'],
  ['the one of an id', two, 'a', 'a'],
])('%s is taken', async (_, external, wanted, id) => {
  expect(await externalNetwork(fakeNeutron({ external }).api, wanted)).toBe(id);
});

test.each([
  ['none', [], undefined, /there is no external network/],
  [
    'several',
    two,
    undefined,
    /which external network: give --external-network ID, one of a "public", b "provider"/,
  ],
  ['two of one name', [...two, { id: 'c', name: 'public' }], 'public', /which external network/],
  ['none of that name', two, 'nowhere', /no external network "nowhere"/],
])('with %s nothing is made', async (_, external, wanted, words) => {
  const neutron = fakeNeutron({ external });
  const outcome = externalNetwork(neutron.api, wanted);
  await expect(outcome).rejects.toThrow(UsageError);
  await expect(outcome).rejects.toThrow(words);
  expect(neutron.heard.every((one) => one.startsWith('GET '))).toBe(true);
});
