import { describe, expect, test } from 'vitest';
import { judgeExpectation } from '../check/expectation.ts';
import { outcome } from '../check/outcome.ts';
import { contractOf } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Observer } from '../suite/suite.ts';
import { createConductor } from './conductor.ts';
import { accept, caseOf, fakeSession, type Reaction } from './fake-session.test-support.ts';
import { type Finding, shrinkFinding } from './shrink.ts';
import { writableOf } from './writable.ts';

const contract = contractOf('virtuozzo', 4);
const page = (contract.examples.response as { ipsec_site_connection: JsonObject }).ipsec_site_connection;
const id = String(page['id']);
const judge: Observer = (exchange) => [outcome(exchange.case.clause, exchange, judgeExpectation(exchange))];

const large: JsonObject = {
  name: 'Office Berlin',
  description: 'New IPsec connection',
  psk: 'Test-Key-8',
  mtu: 1400,
  initiator: 'response-only',
  dpd: { action: 'clear', interval: 40, timeout: 160 },
};

/** Asks the case, which fails, and shrinks it. */
async function shrunk(
  react: (sent: JsonObject, stored: JsonObject) => Reaction,
  asked: Case,
  twin?: Case,
): Promise<{ found: Finding; sent: readonly JsonObject[]; puts: number; stored: JsonObject }> {
  const session = fakeSession(page, react);
  const conductor = createConductor({
    session,
    restoring: session,
    connectionId: id,
    writable: writableOf(contract),
    first: page,
  });
  const exchange = await conductor.ask(asked, twin && 200);
  const failing = judge(exchange)[0] as Outcome;
  expect(failing.verdict).toBe('fail');
  const before = session.sent.length;
  const found = await shrinkFinding(
    { exchange, outcome: failing, ...(twin && { twin }) },
    asked.clause,
    contract,
    conductor,
    conductor.ask,
    judge,
  );
  return { found, sent: session.sent.slice(before), puts: conductor.puts - before, stored: session.stored };
}

const bodyOf = ({ exchange }: Finding) => {
  const { body } = exchange.case.request;
  return isObject(body) ? body['ipsec_site_connection'] : body;
};
const refusing = (breaks: (sent: JsonObject) => boolean) => (sent: JsonObject, stored: JsonObject) =>
  breaks(sent) ? { status: 500 } : accept(sent, stored);
const has =
  (...names: string[]) =>
  (sent: JsonObject) =>
    names.every((name) => name in sent);

describe('a valid update that fails', () => {
  test.each<[string, (sent: JsonObject) => boolean, JsonObject]>([
    ['by one attribute', has('initiator'), { initiator: 'response-only' }],
    ['by two attributes together', has('name', 'mtu'), { name: 'Office Berlin', mtu: 1400 }],
  ])('%s is left with it', async (_, breaks, left) => {
    expect(bodyOf((await shrunk(refusing(breaks), caseOf(large))).found)).toEqual(left);
  });

  test('by any attribute is left with one', async () => {
    const { found } = await shrunk(() => ({ status: 500 }), caseOf(large));
    expect(Object.keys(bodyOf(found) as JsonObject)).toHaveLength(1);
  });

  test('by one key of dpd is left with the whole dpd, as a part of it may lawfully be refused', async () => {
    const action = ({ dpd }: JsonObject) => isObject(dpd) && dpd['action'] === 'clear';
    const partial = ({ dpd }: JsonObject) => isObject(dpd) && Object.keys(dpd).length < 3;
    const react = (sent: JsonObject, stored: JsonObject) =>
      partial(sent) ? { status: 400 } : refusing(action)(sent, stored);
    expect(bodyOf((await shrunk(react, caseOf(large))).found)).toEqual({ dpd: large['dpd'] });
  });

  test('by all attributes together is left as it is', async () => {
    const { found, puts } = await shrunk(refusing(has(...Object.keys(large))), caseOf(large));
    expect(bodyOf(found)).toEqual(large);
    expect(puts).toBeGreaterThan(0);
  });

  test('with one attribute costs nothing', async () => {
    const { found, sent } = await shrunk(() => ({ status: 500 }), caseOf({ mtu: 1400 }));
    expect(bodyOf(found)).toEqual({ mtu: 1400 });
    expect(sent).toEqual([]);
  });

  test('is shown as it failed: exchange, outcome and case belong together', async () => {
    const { found } = await shrunk(refusing(has('mtu')), caseOf(large));
    expect(found.outcome).toMatchObject({ verdict: 'fail', received: 'status 500', case: 'a/clause#1' });
    expect(found.exchange.answer).toMatchObject({ status: 500 });
    expect(judge(found.exchange)).toEqual([found.outcome]);
  });
});

describe('an invalid update that is accepted', () => {
  const few: JsonObject = { name: 'Office Berlin', description: 'New IPsec connection', mtu: 1400 };
  const broken = caseOf(
    { ...few, mtu: 67 },
    { expect: { kind: 'refused', status: 400 }, twin: 'request/combined/accepted#1' },
  );
  const twin = caseOf(few, { id: 'request/combined/accepted#1' });

  test('is left with the attribute that breaks the clause, and so is its twin', async () => {
    const { found, stored } = await shrunk(accept, broken, twin);
    expect(bodyOf(found)).toEqual({ mtu: 67 });
    expect(found.twin?.request.body).toEqual({ ipsec_site_connection: { mtu: 1400 } });
    expect(stored).toMatchObject({ mtu: expect.any(Number) });
    expect(stored['mtu']).toBeGreaterThanOrEqual(68);
  });

  test('keeps what its twin is accepted with', async () => {
    const withoutName = (sent: JsonObject, stored: JsonObject) =>
      'name' in sent ? accept(sent, stored) : { status: 400 };
    expect(bodyOf((await shrunk(withoutName, broken, twin)).found)).toEqual({
      name: 'Office Berlin',
      mtu: 67,
    });
  });

  test('keeps its one fault: dpd is not cut to where it breaks another clause or none', async () => {
    const dpd = (timeout: number) => ({ dpd: { action: 'hold', interval: 150, timeout } });
    const { found } = await shrunk(
      accept,
      caseOf(dpd(100), { expect: { kind: 'refused', status: 400 }, twin: 'x#1' }),
      caseOf(dpd(200), { id: 'x#1' }),
    );
    const left = bodyOf(found) as JsonObject;
    expect(
      contract.request({ ipsec_site_connection: left }, found.exchange.before).map(({ id: one }) => one),
    ).toEqual(['request/dpd/timeout/x-greater-than']);
    expect(found.twin?.request.body).not.toEqual(found.exchange.case.request.body);
  });
});

describe('the limit', () => {
  const wide: JsonObject = Object.fromEntries(
    Object.keys(contract.update.properties ?? {}).map((name) => [name, page[name] ?? null]),
  );

  test('ends the search after ten requests, with the smallest update found so far', async () => {
    const { found, puts } = await shrunk(refusing(has('peer_ep_group_id', 'dpd')), caseOf(wide));
    expect(puts).toBe(10);
    const left = Object.keys(bodyOf(found) as JsonObject);
    expect(left.length).toBeLessThan(Object.keys(wide).length);
    expect(left).toEqual(expect.arrayContaining(['peer_ep_group_id', 'dpd']));
  });

  test('is passed by the last try only, however many requests a try takes', async () => {
    const { sent } = await shrunk(
      (sentNow, stored) => accept(sentNow, stored),
      caseOf({ ...wide, mtu: 67 }, { expect: { kind: 'refused', status: 400 }, twin: 'x#1' }),
      caseOf({ ...wide, mtu: 1400 }, { id: 'x#1' }),
    );
    expect(sent.length).toBeGreaterThanOrEqual(10);
    expect(sent.length).toBeLessThanOrEqual(9 + 3);
  });
});

test('a request that is not JSON cannot be shortened', async () => {
  const raw = caseOf({}, { request: { raw: '{"ipsec', token: 'own', connection: 'named' } });
  const { sent } = await shrunk(() => ({ status: 500 }), raw);
  expect(sent).toEqual([]);
});
