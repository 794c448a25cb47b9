import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Step } from '../model/plan.ts';
import { updatesOf } from '../sent.ts';
import { askSteps } from './ask-steps.ts';
import { createConductor } from './conductor.ts';
import { accept, fakeSession, type Reaction } from './fake-session.test-support.ts';
import { judgeOf } from './judge.ts';
import { shrinkSteps } from './shrink-steps.ts';
import { writableOf } from './writable.ts';

const contract = contractOf('virtuozzo', 4);
const judge = judgeOf(contract, []);
const first: JsonObject = { name: 'a', local_id: '', description: '', mtu: 1500, psk: 'Test-Key-8' };
const step = (sends: JsonObject, read = true): Step => ({
  updates: [
    { request: { token: 'own', connection: 'named', body: { ipsec_site_connection: sends } }, valid: true },
  ],
  reads: read ? ['named'] : [],
});
const long = [
  step({ psk: 'Other-Key-1' }),
  step({ mtu: 1400, local_id: '', description: 'z' }),
  step({ name: 'b' }, false),
  step({ description: 'x' }),
  step({ mtu: 1300 }, false),
  step({ psk: 'Other-Key-2' }),
  step({ name: 'c' }, false),
  step({ description: 'y' }),
];

/** Asks the long sequence of such a server, and makes it shorter. */
async function shortened(react: (sent: JsonObject, stored: JsonObject) => Reaction) {
  const session = fakeSession(first, react);
  const conductor = createConductor({
    ...{ session, restoring: session, connectionId: 'an-id' },
    ...{ writable: writableOf(contract), first: { ...first, status: 'ACTIVE' } },
  });
  const ask = (asked: Case) =>
    askSteps(asked, asked.steps ?? [], 'an-id', { named: conductor, second: undefined });
  const [last] = long.slice(-1);
  const request = last?.updates[0]?.request ?? { token: 'own' as const, connection: 'named' as const };
  const asked: Case = { id: 'a/b#1', clause: 'a/b', request, steps: long, expect: { kind: 'explained' } };
  const exchange = await ask(asked);
  const outcome = judge(exchange).find(({ verdict }) => verdict === 'fail');
  if (!outcome) throw new Error('the sequence does not fail');
  const before = conductor.puts;
  const found = await shrinkSteps({ exchange, outcome }, 'a/b', contract, conductor, ask, judge, 80);
  return {
    sent: updatesOf(found.exchange.case).map(({ request: { body } }) => body),
    puts: conductor.puts - before,
    found,
  };
}
const wrapped = (sends: JsonObject) => ({ ipsec_site_connection: sends });

describe('a sequence that fails', () => {
  test('by one update is left with it', async () => {
    const { sent, puts } = await shortened((one, stored) =>
      'mtu' in one ? { status: 200 } : accept(one, stored),
    );
    expect(sent).toHaveLength(1);
    expect(Object.keys((sent[0] as ReturnType<typeof wrapped>).ipsec_site_connection)).toEqual(['mtu']);
    expect(puts).toBeLessThanOrEqual(80);
  });

  test('by two updates one after the other is left with both', async () => {
    let last = '';
    const { sent } = await shortened((one, stored) => {
      const [now = ''] = Object.keys(one);
      const lost = last === 'name' && now === 'description';
      last = now;
      return lost ? { status: 200 } : accept(one, stored);
    });
    expect(
      sent.map((body) => Object.keys((body as ReturnType<typeof wrapped>).ipsec_site_connection)),
    ).toEqual([['name'], ['description']]);
  });

  test('every third time is not left with one that fails by chance', async () => {
    let count = 0;
    const { sent } = await shortened((one, stored) =>
      ++count % 3 === 0 ? { status: 200 } : accept(one, stored),
    );
    expect(sent.length).toBeGreaterThanOrEqual(2);
  });

  test('once and never again stays as it is', async () => {
    let failed = false;
    const { sent } = await shortened((one, stored) => {
      if (failed || !('mtu' in one)) return accept(one, stored);
      failed = true;
      return { status: 200 };
    });
    expect(sent).toHaveLength(long.length);
  });
});
