import { describe, expect, test } from 'vitest';
import { exchangeOf, responds, silence } from '../../src/check/exchange.test-support.ts';
import { contractOf } from '../../src/contract/contract.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Case, Expectation } from '../../src/model/plan.ts';
import type { SectionOf } from '../../src/suite/suite.ts';
import { request } from './request.ts';
import { response } from './response.ts';
import { robustness } from './robustness.ts';
import { state } from './state.ts';
import { status } from './status.ts';

const contract = contractOf('virtuozzo', 4);
const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';

/** What a section says of one clause: its verdicts, one letter each; empty where it says nothing. */
function said(section: SectionOf, clause: string, exchange: Exchange): string {
  const found = section(contract).observe?.(exchange) ?? [];
  return found
    .filter((one) => one.clause === clause)
    .map(({ verdict }) => verdict)
    .join();
}

/** An update, answered with what is stored after it. */
function updated(
  sent: JsonObject,
  before: JsonObject,
  after: JsonObject | undefined,
  { shown = after, code = 200, expected = { kind: 'accepted' }, asked = {} }: Partial<Parts> = {},
): Exchange {
  const answer = responds(code, shown && { ipsec_site_connection: shown });
  const body = { ipsec_site_connection: sent };
  return exchangeOf(
    expected,
    { before, after, answer },
    { request: { body, token: 'own', connection: 'named' }, ...asked },
  );
}

interface Parts {
  readonly shown: JsonObject | undefined;
  readonly code: number;
  readonly expected: Expectation;
  readonly asked: Partial<Case>;
}

const dpd = (interval: unknown, timeout: unknown, action = 'hold') =>
  ({ dpd: { action, interval, timeout } }) as JsonObject;

describe('a name in peer_address', () => {
  const clause = 'request/peer_address/accepted-name';
  test.each([
    ['gw.example.org', 'pass'],
    ['203.0.113.10', 'pass'],
    ['2001:db8::10', 'pass'],
    ['other.example.org', 'fail'],
    ['', 'fail'],
    [null, 'fail'],
  ])('is stored as %j: %s', (stored, verdict) => {
    const sent = { peer_address: 'gw.example.org' };
    const exchange = updated(sent, {}, { peer_address: stored }, { asked: { clause } });
    expect(said(request, clause, exchange)).toBe(verdict);
  });

  test('is judged in its own case only', () => {
    expect(said(request, clause, updated({ peer_address: 'a' }, {}, { peer_address: 'b' }))).toBe('');
  });
});

test.each([
  ['secret', 'pass'],
  ['', 'warn'],
  ['****', 'warn'],
  ['<hidden>', 'warn'],
  [null, 'warn'],
  [undefined, ''],
])('a psk shown as %j: %s', (psk, verdict) => {
  const shown: JsonObject = psk === undefined ? {} : { psk };
  expect(said(response, 'response/psk/clear', updated({}, {}, {}, { shown }))).toBe(verdict);
});

describe('a value that was sent', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject, string]>([
    ['is stored', { mtu: 1400 }, { mtu: 1500 }, { mtu: 1400 }, 'pass'],
    ['was stored before', { mtu: 1400 }, { mtu: 1400 }, { mtu: 1400 }, ''],
    ['is forgotten', { mtu: 1400 }, { mtu: 1500 }, { mtu: 1500 }, 'fail'],
    ['is stored as text', { mtu: 1400 }, { mtu: 1500 }, { mtu: '1400' }, 'fail'],
    ['is nowhere', { mtu: 1400 }, { mtu: 1500 }, {}, 'fail'],
  ])('%s', (_, sent, before, after, verdict) => {
    expect(said(state, 'state/mtu/stored', updated(sent, before, after))).toBe(verdict);
  });

  test('is stored, and another one is answered', () => {
    const exchange = updated({ mtu: 1400 }, { mtu: 1500 }, { mtu: 1400 }, { shown: { mtu: 1500 } });
    expect(said(state, 'state/mtu/stored', exchange)).toBe('fail');
  });

  test.each<[JsonObject, string]>([
    [{ psk: 'new-secret' }, 'pass'],
    [{ psk: '****' }, ''],
    [{}, ''],
    [{ psk: 'old-secret' }, 'fail'],
  ])('as a psk is shown as %j', (after, verdict) => {
    const exchange = updated({ psk: 'new-secret' }, { psk: 'old-secret' }, after);
    expect(said(state, 'state/psk/stored', exchange)).toBe(verdict);
    expect(JSON.stringify(state(contract).observe?.(exchange))).not.toMatch(/(new|old)-secret/);
  });

  test('in dpd is judged key by key', () => {
    const exchange = updated(dpd(40, 160), dpd(30, 120), dpd(40, 120));
    expect(said(state, 'state/dpd/interval/stored', exchange)).toBe('pass');
    expect(said(state, 'state/dpd/timeout/stored', exchange)).toBe('fail');
  });
});

describe('attributes that were not sent', () => {
  const clause = 'state/unsent/unchanged';
  test.each<[string, JsonObject, JsonObject, string]>([
    ['stay', { name: 'a', mtu: 1500 }, { name: 'a', mtu: 1400 }, 'pass'],
    ['go to their defaults', { name: 'a', mtu: 1500 }, { name: '', mtu: 1400 }, 'fail'],
    ['vanish', { name: 'a', mtu: 1500 }, { mtu: 1400 }, 'fail'],
  ])('%s', (_, before, after, verdict) => {
    expect(said(state, clause, updated({ mtu: 1400 }, before, after))).toBe(verdict);
  });

  test('cannot be judged where the connection was not read', () => {
    expect(said(state, clause, updated({ mtu: 1400 }, {}, undefined))).toBe('');
  });

  test.each<[string, JsonObject, string]>([
    ['stay', dpd(30, 200), 'pass'],
    ['go to their defaults', dpd(30, 200, 'clear'), 'fail'],
  ])('in dpd %s', (_, after, verdict) => {
    const exchange = updated({ dpd: { timeout: 200 } }, dpd(30, 120), after);
    expect(said(state, 'state/dpd/unsent-unchanged', exchange)).toBe(verdict);
  });

  test('in dpd are none where all keys were sent', () => {
    expect(said(state, 'state/dpd/unsent-unchanged', updated(dpd(30, 200), dpd(1, 2), dpd(30, 200)))).toBe(
      '',
    );
  });
});

describe('dpd after an update', () => {
  const clause = 'state/dpd/timeout-above-interval';
  test.each<[string, JsonObject, JsonObject, string]>([
    ['in order', dpd(30, 31), dpd(30, 31), 'pass'],
    ['equal in the answer', dpd(30, 30), dpd(30, 120), 'fail'],
    ['upside down in the store', dpd(30, 120), dpd(120, 30), 'fail'],
    ['compared as text', dpd('10', '9'), dpd('10', '9'), 'fail'],
    ['without a timeout', { dpd: { interval: 30 } }, {}, 'pass'],
    ['nowhere', {}, {}, ''],
  ])('is %s', (_, shown, after, verdict) => {
    const expected = { kind: 'observed' } as const;
    expect(said(state, clause, updated(dpd('10', '9'), {}, after, { shown, expected }))).toBe(verdict);
  });

  test('that was refused is judged by the clause that was broken', () => {
    const expected = { kind: 'refused', status: 400 } as const;
    expect(said(state, clause, updated(dpd(9, 9), {}, dpd(9, 9), { expected }))).toBe('');
  });
});

describe('a refused request', () => {
  const clause = 'state/refused/unchanged';
  const expected = { kind: 'refused', status: 400 } as const;
  test.each<[number, JsonObject | undefined, string]>([
    [400, { mtu: 1500 }, 'pass'],
    [500, { mtu: 1500 }, 'pass'],
    [400, { mtu: 67 }, 'fail'],
    [500, { mtu: 67 }, 'fail'],
    [200, { mtu: 67 }, ''],
    [503, { mtu: 67 }, ''],
    [400, undefined, ''],
    [400, { mtu: 67, status: 'PENDING_UPDATE' }, ''],
  ])('with %i, after which there is %j: %s', (code, after, verdict) => {
    expect(said(state, clause, updated({ mtu: 67 }, { mtu: 1500 }, after, { code, expected }))).toBe(verdict);
  });
});

describe('ids', () => {
  test.each([
    [id, 'pass'],
    [id.toUpperCase(), 'pass'],
    ['00000000-0000-4000-8000-000000000000', 'fail'],
    [5, ''],
  ])('of the connection shown as %j: %s', (shown, verdict) => {
    expect(said(state, 'state/id/equals-path', updated({}, {}, {}, { shown: { id: shown } }))).toBe(verdict);
  });

  test.each<[JsonObject, string]>([
    [{ tenant_id: 'a', project_id: 'a' }, 'pass'],
    [{ tenant_id: 'a', project_id: 'b' }, 'fail'],
    [{ tenant_id: 'a' }, ''],
    [{}, ''],
  ])('of the project shown as %j: %s', (shown, verdict) => {
    expect(said(state, 'state/tenant_id/equals-project_id', updated({}, {}, {}, { shown }))).toBe(verdict);
  });
});

test.each<[JsonObject, string]>([
  [{ vpnservice_id: 'a', name: 'b' }, 'pass'],
  [{ vpnservice_id: 'b', name: 'a' }, 'fail'],
])('what only the response table has, after an update: %j', (after, verdict) => {
  const exchange = updated({ vpnservice_id: 'b' }, { vpnservice_id: 'a', name: 'a' }, after, {
    expected: { kind: 'observed' },
  });
  expect(said(state, 'state/read-only/unchanged', exchange)).toBe(verdict);
});

test.each<[JsonObject, string]>([
  [{ mtu: 1400 }, 'pass'],
  [{ mtu: 1401 }, 'fail'],
])('the same update again leaves %j', (after, verdict) => {
  const clause = 'state/repeated/accepted';
  const exchange = updated({ mtu: 1400 }, { mtu: 1400 }, after, { asked: { clause, twin: `${clause}#1` } });
  expect(said(state, clause, exchange)).toBe(verdict);
});

describe('the status', () => {
  test.each([
    [200, 'pass'],
    [201, 'fail'],
    [204, 'fail'],
    [400, ''],
    [500, ''],
  ])('of an update that was carried out is %i: %s', (code, verdict) => {
    expect(said(status, 'status/200/update', updated({}, {}, {}, { code }))).toBe(verdict);
  });

  test.each<[number, number | undefined, string]>([
    [400, 200, 'pass'],
    [422, 200, 'fail'],
    [404, 200, 'fail'],
    [422, 400, ''],
    [422, undefined, ''],
    [500, 200, ''],
    [200, 200, ''],
  ])('of invalid content is %i, its twin answered %s: %s', (code, twinStatus, verdict) => {
    const expected = { kind: 'refused', status: 400 } as const;
    const exchange = updated({}, {}, {}, { code, expected });
    const twin = twinStatus === undefined ? {} : { twinStatus };
    expect(said(status, 'status/400/invalid-content', { ...exchange, ...twin })).toBe(verdict);
  });
});

describe('input that the page is silent about', () => {
  const clause = 'robustness/undocumented-input';
  test.each([
    [responds(200), 'pass'],
    [responds(400), 'pass'],
    [responds(500), 'fail'],
    [responds(503), ''],
    [silence, ''],
  ])('answered %j', (answer, verdict) => {
    expect(said(robustness, clause, exchangeOf({ kind: 'observed' }, { answer }))).toBe(verdict);
  });

  test('is no input that the page speaks of', () => {
    expect(said(robustness, clause, exchangeOf({ kind: 'clean' }, { answer: responds(200) }))).toBe('');
  });
});
