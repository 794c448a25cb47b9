import { afterEach, describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import type { State } from '../model/exchange.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { lawful } from '../reference/lawful.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { caseOf, fakeSession } from './fake-session.test-support.ts';
import { clausesOf } from './plan.ts';
import { run } from './run.ts';
import { clausesWith, type Listening, putOn, runOn, textOn } from './server-run.test-support.ts';

let server: ReferenceServer | undefined;
afterEach(() => server?.close());

async function listening(hooks: Partial<Behaviour> = {}): Promise<Listening> {
  server = await startReferenceServer({ hooks });
  return { ...server, connectionId: server.connections.ipv4 };
}

/** A server that answers this many requests, and then no more. */
function dyingAfter(requests: number): Partial<Behaviour> {
  let left = requests;
  return { deliver: (answer) => (left-- > 0 ? answer : undefined) };
}

test('every outcome is charged to a clause of the suites', async () => {
  const { opened, events } = await runOn(await listening(), updateConnection);
  const ids = new Set(clausesOf(opened.contract, updateConnection).map(({ id }) => id));
  const outcomes = events.flatMap((event) => (event.type === 'exchange' ? event.outcomes : []));
  expect(outcomes.filter(({ clause }) => !ids.has(clause))).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(1000);
});

test('the events are every exchange in the order of the plan, the restoring, the end', async () => {
  const { opened, events } = await runOn(await listening(), updateConnection);
  const { cases } = opened.plan;
  expect(
    events.slice(0, -2).map((event) => event.type === 'exchange' && [event.exchange.case.id, event.done]),
  ).toEqual(cases.map(({ id }, index) => [id, index + 1]));
  expect(events.slice(-2).map(({ type }) => type)).toEqual(['restored', 'end']);
});

test('what was wrongly stored is taken back before the next case', async () => {
  const at = await listening({ rules: { ...lawful.rules, name: () => undefined } });
  const { opened, exchanges } = await runOn(at, updateConnection, {
    only: ['request/name'],
    effort: 'standard',
  });
  const broken = (state: State) => opened.contract.response({ ipsec_site_connection: state ?? null });
  expect(exchanges.some(({ after }) => broken(after).length > 0)).toBe(true);
  expect(exchanges.flatMap(({ before }) => broken(before))).toEqual([]);
});

describe('a signal', () => {
  test('ends the run after the case in hand, restores the connection, and says interrupted', async () => {
    const at = await listening();
    const before = await textOn(at);
    const controller = new AbortController();
    const { opened, exchanges, result } = await runOn(at, updateConnection, {
      signal: controller.signal,
      onEvent: (event) => event.type === 'exchange' && event.done === 20 && controller.abort(),
    });
    expect(exchanges).toHaveLength(opened.plan.cases.length);
    expect(exchanges.filter(({ unasked }) => unasked === undefined)).toHaveLength(20);
    expect(exchanges[20]?.unasked).toBe('interrupted');
    expect(exchanges[19]?.after).not.toMatchObject(opened.initial);
    expect(result).toMatchObject({ verdict: 'incomplete', brokenOff: 'interrupted', lost: [] });
    expect(await textOn(at)).toBe(before);
  });

  test('before the first case leaves everything unasked, and writes nothing', async () => {
    const { result } = await runOn(await listening(), updateConnection, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ verdict: 'incomplete', brokenOff: 'interrupted', puts: 0 });
    expect(clausesWith('pass', result.clauses)).toEqual([]);
  });
});

test('a run that its reader leaves restores the connection', async () => {
  const at = await listening();
  const before = await textOn(at);
  const left = runOn(at, updateConnection, {
    onEvent: (event) => {
      if (event.type === 'exchange' && event.done === 20) throw new Error('enough');
    },
  });
  await expect(left).rejects.toThrow('enough');
  expect(await textOn(at)).toBe(before);
});

describe('a server that dies', () => {
  test('in the middle leaves the run incomplete, with every clause in the result', async () => {
    const { opened, exchanges, result } = await runOn(await listening(dyingAfter(60)), updateConnection);
    expect(result.verdict).toBe('incomplete');
    expect(result.brokenOff).toMatch(
      /^the connection cannot be read: no answer \(|^the target stopped answering/,
    );
    expect(result.clauses.map(({ id }) => id)).toEqual(
      clausesOf(opened.contract, updateConnection).map(({ id }) => id),
    );
    expect(clausesWith('fail', result.clauses)).toEqual([]);
    expect(exchanges.filter(({ answer }) => answer?.kind === 'response').length).toBeGreaterThan(10);
    expect(result.lost).toContain('psk');
  });

  test('after the first read is never written to with success, and passes nothing', async () => {
    const { result } = await runOn(await listening(dyingAfter(1)), updateConnection);
    expect(result.verdict).toBe('incomplete');
    expect(clausesWith('pass', result.clauses)).toEqual([]);
  });
});

test('a server that drops connections over probes that may kill it is asked to the end', async () => {
  const long: Partial<Behaviour> = {
    deliver: (answer, { method, body }) => (method === 'PUT' && body.length > 250 ? undefined : answer),
  };
  const { result } = await runOn(await listening(long), updateConnection, {
    effort: 'standard',
    only: ['robustness/long-strings', 'robustness/deep-json'],
  });
  expect(result).not.toHaveProperty('brokenOff');
  expect(clausesWith('warn', result.clauses)).toEqual(['robustness/long-strings', 'robustness/deep-json']);
});

test('a connection that stays PENDING ends the run', async () => {
  let updates = 0;
  const stuck: Partial<Behaviour> = {
    save: (entry, merged) => {
      entry.connection = { ...merged, ...(++updates === 10 && { status: 'PENDING_UPDATE' }) };
    },
  };
  const { exchanges, result } = await runOn(await listening(stuck), updateConnection);
  expect(result).toMatchObject({
    verdict: 'incomplete',
    brokenOff: 'the connection stays PENDING_UPDATE',
  });
  expect(exchanges.filter(({ answer }) => answer !== undefined).length).toBeLessThan(30);
});

describe('a failing clause', () => {
  const lax: Partial<Behaviour> = { together: { ...lawful.together, mtu: () => undefined } };

  test('makes the run non-conformant, and is shown by its smallest exchange', async () => {
    const { result } = await runOn(await listening(lax), updateConnection, { effort: 'standard' });
    expect(result.verdict).toBe('non-conformant');
    expect(clausesWith('fail', result.clauses)).toContain('request/mtu/minimum');
    const { exchange, outcome } = result.findings.get('request/mtu/minimum') ?? {};
    expect(Object.keys(exchange?.case.request.body ?? {})).toEqual(['ipsec_site_connection']);
    expect(exchange?.case.request.body).toEqual({
      ipsec_site_connection: { mtu: expect.any(Number) },
    });
    expect(outcome).toMatchObject({ verdict: 'fail', received: 'status 200' });
  });

  test('is shown by the smallest of the requests that fail, also where it comes last', async () => {
    const at = await listening(lax);
    const { opened } = await runOn(at, updateConnection, { only: ['status/404'] });
    const [large, small] = [{ name: 'x', mtu: 67 }, { mtu: 67 }].map((attributes, index) =>
      caseOf(attributes, {
        id: `request/mtu/minimum#${index + 1}`,
        clause: 'request/mtu/minimum',
        expect: { kind: 'refused', status: 400 },
      }),
    );
    const cases = [large, small].flatMap((one) => one ?? []);
    const findings: (readonly [string, unknown])[] = [];
    const session = fakeSession(opened.initial);
    for await (const event of run({
      ...opened,
      session,
      restoring: session,
      shrink: false,
      plan: { ...opened.plan, cases, notAsked: {} },
    })) {
      if (event.type !== 'end') continue;
      findings.push(...[...event.result.findings].map(([id, { exchange }]) => [id, exchange.case] as const));
    }
    expect(findings).toContainEqual(['request/mtu/minimum', small]);
  });

  test('leaves the connection as it was', async () => {
    const at = await listening(lax);
    const before = await textOn(at);
    expect((await runOn(at, updateConnection)).result.lost).toEqual([]);
    expect(await textOn(at)).toBe(before);
  });

  test('that was not selected is neither judged nor shrunk', async () => {
    const { events, result } = await runOn(
      await listening({ codes: { ...lawful.codes, updated: 201 } }),
      updateConnection,
      {
        only: ['status/401'],
      },
    );
    expect(clausesWith('fail', result.clauses)).toEqual([]);
    expect(events.some(({ type }) => type === 'shrinking')).toBe(false);
    expect(result.findings.size).toBe(0);
  });

  test('costs no more than a bounded number of requests', async () => {
    const everywhere: Partial<Behaviour> = { codes: { ...lawful.codes, updated: 201, invalid: 500 } };
    const { opened, result } = await runOn(await listening(everywhere), updateConnection);
    expect(result.verdict).toBe('non-conformant');
    expect(result.puts).toBeLessThan(opened.plan.cases.length * 1.5 + 60);
  });
});

test('an attribute that cannot be put back is named', async () => {
  const at = await listening({
    save: (entry, merged) => {
      entry.connection = { ...merged, name: entry.connection.name === 'changed' ? 'changed' : merged.name };
    },
  });
  await putOn(at, { ipsec_site_connection: { name: 'first' } });
  const { result } = await runOn(at, updateConnection, {
    only: ['request/mtu/accepted'],
    onEvent: (event) =>
      event.type === 'exchange' &&
      event.done === 1 &&
      putOn(at, { ipsec_site_connection: { name: 'changed' } }),
  });
  expect(result.lost).toEqual(['name']);
});

test('a psk that is shown as a mask is never written', async () => {
  let answers = 0;
  const sent: string[] = [];
  const at = await listening({
    present: (connection) => ({
      ipsec_site_connection: { ...connection, psk: '*'.repeat(1 + (answers++ % 5)) },
    }),
    deliver: (answer, { method, body }) => {
      if (method === 'PUT') sent.push(String(body));
      return answer;
    },
  });
  const { result } = await runOn(at, updateConnection);
  expect(result.verdict).toBe('conformant');
  expect(sent.filter((body) => body.includes('"psk"'))).toEqual([]);
  expect(clausesWith('warn', result.clauses)).toEqual(['response/psk/clear']);
});
