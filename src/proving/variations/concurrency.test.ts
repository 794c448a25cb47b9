import { describe, expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { concurrency } from './concurrency.ts';

const together = async (name: string) => {
  const server = askStrict([named(concurrency, name)]);
  const answers = await Promise.all([server.put({ mtu: 1300 }), server.put({ mtu: 1350 })]);
  return {
    statuses: answers.map(({ status }) => status),
    shown: answers.map(({ shown }) => shown?.['mtu']),
    stored: (await server.get()).shown?.['mtu'],
  };
};

describe('of two updates at the same time', () => {
  test.each([
    ['updates-wait-for-each-other', [200, 200], [1300, 1350], 1350],
    ['conflict-in-a-connection', [200, 409], [1300, undefined], 1300],
    ['conflict-anywhere', [200, 409], [1300, undefined], 1300],
    ['last-come-first-served', [200, 200], [1300, 1350], 1300],
    ['answers-of-later', [200, 200], [1350, 1350], 1350],
  ])('%s', async (name, statuses, shown, stored) => {
    expect(await together(name)).toEqual({ statuses, shown, stored });
  });
});

test.each(concurrency)('$name carries out one update alone', async (variation) => {
  const { status, shown } = await askStrict([variation]).put({ mtu: 1300 });
  expect([status, shown?.['mtu']]).toEqual([200, 1300]);
});
