import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Clock } from './ask.ts';
import type { Client, WireRequest } from './client.ts';
import { paceOf } from './pace.ts';
import { pacedClient } from './paced-client.ts';

const request: WireRequest = { method: 'GET', path: '/', headers: {} };

/** Time that passes by sleeping and by `pass` only; remembers every sleep, and when requests were sent. */
function fake(rate: number) {
  let now = 1_000_000;
  const sent: number[] = [];
  const sleeps: number[] = [];
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      pass(milliseconds);
    },
  };
  const client: Client = {
    send: async () => {
      sent.push(now);
      return { kind: 'none', code: 'X', ms: 1 };
    },
    close: async () => {},
  };
  const pace = paceOf(rate, clock);
  const [paced, other] = [pacedClient(client, pace), pacedClient(client, pace)];
  return { client: paced, other, sent, sleeps, pass };
}

test('however requests come, no second has more of them than the rate says', async () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 50 }), gaps, async (rate, waits) => {
      const { client, sent, pass } = fake(rate);
      for (const wait of waits) {
        pass(wait);
        await client.send(request);
      }
      for (const [index, at] of sent.entries()) {
        const within = sent.slice(index).filter((other) => other < at + 1000 - 1e-6).length;
        expect(within).toBeLessThanOrEqual(rate);
      }
    }),
  );
});

test('requests that come slowly enough do not wait', async () => {
  const { client, sleeps, pass } = fake(10);
  for (let count = 0; count < 5; count++) {
    await client.send(request);
    pass(100);
  }
  expect(sleeps).toEqual([]);
});

test('less than one request in a second is possible', async () => {
  const { client, sleeps } = fake(0.5);
  await client.send(request);
  await client.send(request);
  expect(sleeps).toEqual([2000]);
});

test('two clients of one pace wait for each other', async () => {
  const { client, other, sent } = fake(10);
  for (const one of [client, other, client]) await one.send(request);
  expect(sent.map((at) => at - (sent[0] ?? 0))).toEqual([0, 100, 200]);
});
