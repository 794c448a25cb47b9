import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Step, Written } from '../model/plan.ts';
import type { Allowance } from './allowance.ts';
import { askSteps } from './ask-steps.ts';
import { createConductor } from './conductor.ts';
import { accept, type FakeSession, fakeSession, type Reaction } from './fake-session.test-support.ts';
import { writableOf } from './writable.ts';

const first: JsonObject = { name: 'a', mtu: 1500 };
const writable = writableOf(contractOf('virtuozzo', 4));

const conductorOf = (session: FakeSession, allowance?: Allowance) =>
  createConductor({
    ...{
      session,
      restoring: session,
      connectionId: 'an-id',
      writable,
      first: { ...first, status: 'ACTIVE' },
    },
    allowance,
  });
const to =
  (connection: Written) =>
  (sends: JsonObject): Step['updates'][number] => ({
    request: { token: 'own', connection, body: { ipsec_site_connection: sends } },
    valid: true,
  });
const [named, second] = [to('named'), to('second')];

/** Asks these steps of one connection, or of two. */
async function asked(
  steps: readonly Step[],
  react?: (sent: JsonObject, stored: JsonObject) => Reaction,
  { allowance, alone = false }: { readonly allowance?: Allowance; readonly alone?: boolean } = {},
) {
  const [one, two] = [fakeSession(first, react), fakeSession(first, react)];
  const request = steps.at(-1)?.updates.at(-1)?.request ?? {
    token: 'own' as const,
    connection: 'named' as const,
  };
  const sequence: Case = { id: 'a#1', clause: 'a', request, steps, expect: { kind: 'explained' } };
  const conductors = {
    named: conductorOf(one, allowance),
    second: alone ? undefined : conductorOf(two, allowance),
  };
  return { exchange: await askSteps(sequence, steps, 'an-id', conductors), one, two };
}

describe('a sequence', () => {
  const steps: Step[] = [
    { updates: [named({ name: 'b' })], reads: [] },
    { updates: [named({ mtu: 1400 })], reads: ['named'] },
  ];

  test('is sent in its order, and read where it says so', async () => {
    const { exchange, one } = await asked(steps);
    expect(one.sent).toEqual([{ name: 'b' }, { mtu: 1400 }]);
    expect(exchange.before).toMatchObject(first);
    expect(exchange.steps?.map(({ reads }) => reads.length)).toEqual([0, 1]);
    expect(exchange.after).toMatchObject({ name: 'b', mtu: 1400 });
    expect(exchange.answer).toMatchObject({ status: 200 });
  });

  test('over two connections changes each of them, and shows both from before', async () => {
    const turns: Step[] = [
      { updates: [named({ name: 'b' })], reads: ['second', 'named'] },
      { updates: [second({ name: 'c' })], reads: ['named', 'second'] },
    ];
    const { exchange, one, two } = await asked(turns);
    expect([one.stored['name'], two.stored['name']]).toEqual(['b', 'c']);
    expect(exchange.beforeSecond).toMatchObject(first);
    expect(exchange.steps?.[1]?.reads.map(({ connection }) => connection)).toEqual(['named', 'second']);
  });

  test('over two connections is not asked where there is one', async () => {
    const { exchange, one } = await asked([{ updates: [second({ name: 'c' })], reads: ['second'] }], accept, {
      alone: true,
    });
    expect(exchange.unasked).toBe('no second connection is at hand');
    expect(one.sent).toEqual([]);
  });

  test('that may not go on is not asked', async () => {
    const { exchange, one, two } = await asked(steps, accept, { allowance: { left: 1 } });
    expect(exchange.unasked).toMatch('--max-puts');
    expect([...one.sent, ...two.sent]).toHaveLength(1);
  });
});

describe('an update that is refused', () => {
  const steps: Step[] = [{ updates: [named({ name: 'b' })], reads: ['named'] }];
  const refusingOnce = (status: number) => {
    let refused = false;
    return (sent: JsonObject, stored: JsonObject): Reaction => {
      if (refused) return accept(sent, stored);
      refused = true;
      return { status };
    };
  };

  test('with 409 is sent again, as another may be on its way', async () => {
    const { exchange, one } = await asked(steps, refusingOnce(409));
    expect(one.sent).toHaveLength(2);
    expect(exchange.steps?.[0]?.answers).toMatchObject([{ answer: { status: 200 } }]);
  });

  test('with 400 is not', async () => {
    const { exchange, one } = await asked(steps, refusingOnce(400));
    expect(one.sent).toHaveLength(1);
    expect(exchange.steps?.[0]?.answers).toMatchObject([{ answer: { status: 400 } }]);
  });

  test('beside another is not, and the word of the answer is taken', async () => {
    const both: Step[] = [{ updates: [named({ name: 'b' }), named({ mtu: 1400 })], reads: ['named'] }];
    const { exchange, one } = await asked(both, refusingOnce(409));
    expect(one.sent).toHaveLength(2);
    expect(exchange.steps?.[0]?.answers.map(({ answer }) => 'status' in answer && answer.status)).toEqual([
      409, 200,
    ]);
  });
});
