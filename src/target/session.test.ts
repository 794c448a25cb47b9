import { describe, expect, test } from 'vitest';
import type { Answer } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';
import type { Clock, Patience } from './ask.ts';
import type { Client, WireRequest } from './client.ts';
import { connectionIn, isPending, openSession, type Session } from './session.ts';
import { targetAt } from './target.ts';
import type { TokenSource } from './token-source.ts';

const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const url = 'https://cloud.example.org:9696';
const strangers = { connection: '00000000-0000-4000-8000-000000000000', token: 'stranger-token' };
const patience: Patience = {
  tries: 4,
  backoff: 100,
  longestWait: 30_000,
  pending: 10_000,
  allWaits: 300_000,
};

/** Answers one after the other, the last one for ever; remembers what it was sent. */
function scripted(answers: readonly Answer[]): Client & { readonly sent: WireRequest[] } {
  const sent: WireRequest[] = [];
  return {
    sent,
    send: async (request) => {
      sent.push(request);
      return answers[Math.min(sent.length, answers.length) - 1] ?? none('EMPTY');
    },
    close: async () => {},
  };
}

/** Time that passes by sleeping only; remembers every sleep. */
function fakeClock(start = 0): Clock & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => start + sleeps.reduce((sum, one) => sum + one, 0),
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
    },
  };
}

function opened(answers: readonly Answer[], clock = fakeClock(), token: string | TokenSource = 'own-token') {
  const client = scripted(answers);
  const target = targetAt({ url, token }, id);
  const session: Session = openSession({ target, client, strangers, clock, patience });
  return { session, sent: client.sent, sleeps: clock.sleeps };
}

function ok(json: Json, status = 200): Answer {
  return { kind: 'response', status, headers: {}, text: JSON.stringify(json), json, ms: 1 };
}
function status(code: number, headers: Record<string, string> = {}): Answer {
  return { kind: 'response', status: code, headers, text: '', ms: 1 };
}
function none(code: string): Answer {
  return { kind: 'none', code, ms: 1 };
}
const connection = (state: string) => ok({ ipsec_site_connection: { name: 'a', status: state } });
const active = connection('ACTIVE');
const pending = connection('PENDING_UPDATE');
const damaged = (type: string): Answer => ({
  kind: 'response',
  status: 200,
  headers: { 'content-type': type },
  text: '{"ipsec',
  ms: 1,
});

const valid: CaseRequest = {
  body: { ipsec_site_connection: { name: 'x' } },
  token: 'own',
  connection: 'named',
};
const path = `/v2.0/vpn/ipsec-site-connections/${id}`;

describe('a read', () => {
  test('asks for the connection with the token', async () => {
    const { session, sent } = opened([active]);
    expect(await session.read()).toEqual({
      answer: active,
      disturbances: [],
      state: { name: 'a', status: 'ACTIVE' },
    });
    expect(sent).toEqual([
      { method: 'GET', path, headers: { 'x-auth-token': 'own-token', accept: 'application/json' } },
    ]);
  });

  test.each([
    ['404', status(404)],
    ['an array', ok([])],
    ['no wrapper', ok({ name: 'a' })],
    ['a list in the wrapper', ok({ ipsec_site_connection: [] })],
    ['201', ok({ ipsec_site_connection: { name: 'a' } }, 201)],
  ])('answered with %s shows no state', async (_, answer) => {
    expect((await opened([answer]).session.read()).state).toBeUndefined();
  });
});

describe('a write', () => {
  test.each<[CaseRequest['token'], string | undefined]>([
    ['own', 'own-token'],
    ['none', undefined],
    ['never-issued', 'stranger-token'],
  ])('with the token %s sends %s', async (token, header) => {
    const { session, sent } = opened([active]);
    await session.put({ ...valid, token });
    expect(sent[0]?.headers['x-auth-token']).toBe(header);
    expect(Object.keys(sent[0]?.headers ?? {}).includes('x-auth-token')).toBe(header !== undefined);
  });

  test.each<[CaseRequest['connection'], string]>([
    ['named', path],
    ['unknown', `/v2.0/vpn/ipsec-site-connections/${strangers.connection}`],
  ])('of the connection %s goes to %s', async (which, where) => {
    const { session, sent } = opened([active]);
    await session.put({ ...valid, connection: which });
    expect(sent.map(({ method, path: to }) => [method, to])).toEqual([['PUT', where]]);
  });

  test.each<[string, Partial<CaseRequest>, string | undefined]>([
    ['a body as JSON', { body: { a: [null, '\ud800'] } }, '{"a":[null,"\\ud800"]}'],
    ['a body that is null', { body: null }, 'null'],
    ['raw text as it stands', { raw: '{"mtu":1e400' }, '{"mtu":1e400'],
    ['raw text before a body', { raw: '', body: {} }, ''],
    ['nothing where there is neither', {}, undefined],
  ])('sends %s', async (_, parts, body) => {
    const { session, sent } = opened([active]);
    await session.put({ token: 'own', connection: 'named', ...parts });
    expect(sent[0]?.body).toBe(body);
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
    });
  });
});

describe('weather', () => {
  test.each([
    ['429', status(429), 'status 429'],
    ['502', status(502), 'status 502'],
    ['503', status(503), 'status 503'],
    ['504', status(504), 'status 504'],
    ['a reset', none('ECONNRESET'), 'no answer (ECONNRESET)'],
    ['JSON that breaks off', damaged('application/json'), 'a body that is not JSON'],
    [
      'JSON in capitals that breaks off',
      damaged('Application/JSON; charset=utf-8'),
      'a body that is not JSON',
    ],
    ['a login page', damaged('text/html'), 'a page of HTML in place of JSON'],
  ])('%s is waited out, and told', async (_, weather, what) => {
    const { session, sleeps } = opened([weather, weather, active]);
    expect(await session.put(valid)).toEqual({ answer: active, disturbances: [{ what, times: 2 }] });
    expect(sleeps).toEqual([100, 200]);
  });

  test.each([
    ['for ever', status(503), 4, [100, 200, 400]],
    ['with sockets that close', none('UND_ERR_SOCKET'), 4, [100, 200, 400]],
    ['with damaged JSON', damaged('application/json'), 4, [100, 200, 400]],
    ['hanging', none('UND_ERR_HEADERS_TIMEOUT'), 2, [100]],
    ['hanging in the body', none('TimeoutError'), 2, [100]],
    ['at no known name', none('ENOTFOUND'), 1, []],
    ['with a certificate of its own', none('DEPTH_ZERO_SELF_SIGNED_CERT'), 1, []],
    ['with a certificate of nobody', none('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 1, []],
  ])('%s is borne %s: %i tries', async (_, weather, tries, waits) => {
    const { session, sent, sleeps } = opened([weather]);
    const { answer, disturbances } = await session.read();
    expect(answer).toBe(weather);
    expect(sent).toHaveLength(tries);
    expect(sleeps).toEqual(waits);
    expect(disturbances.map(({ times }) => times)).toEqual([tries]);
  });

  test('of several kinds is told kind by kind', async () => {
    const { session } = opened([status(503), none('ECONNRESET'), status(503), active]);
    expect((await session.read()).disturbances).toEqual([
      { what: 'status 503', times: 2 },
      { what: 'no answer (ECONNRESET)', times: 1 },
    ]);
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Thu, 01 Jan 2026 12:00:20 GMT', 20_000],
    ['a date that has passed', 'Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['more than is bearable', '3600', 30_000],
    ['nonsense', 'soon', 100],
  ])('that asks for %s is waited for', async (_, header, wait) => {
    const clock = fakeClock(Date.UTC(2026, 0, 1, 12, 0, 0));
    const { session, sleeps } = opened([status(503, { 'retry-after': header }), active], clock);
    await session.read();
    expect(sleeps).toEqual([wait]);
  });

  test.each([
    ['a redirect', status(307)],
    ['an answer of the target', status(500)],
    ['a refusal', status(400)],
    ['text that claims to be text', damaged('text/plain')],
    ['an empty success', status(204)],
  ])('is not seen in %s', async (_, answer) => {
    const { session, sent } = opened([answer]);
    expect(await session.put(valid)).toEqual({ answer, disturbances: [] });
    expect(sent).toHaveLength(1);
  });
});

describe('a connection that is PENDING', () => {
  test('is read again, at growing intervals, until it is not', async () => {
    const { session, sleeps } = opened([pending, pending, pending, active]);
    expect((await session.settled()).state).toMatchObject({ status: 'ACTIVE' });
    expect(sleeps).toEqual([50, 100, 200]);
  });

  test('for ever is shown as it is when patience ends', async () => {
    const { session, sleeps } = opened([pending]);
    expect((await session.settled()).state).toMatchObject({ status: 'PENDING_UPDATE' });
    expect(sleeps).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000, 2000]);
    expect(sleeps.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(patience.pending);
  });

  test('is not waited for where it cannot be read', async () => {
    const { session, sent } = opened([status(404)]);
    expect((await session.settled()).state).toBeUndefined();
    expect(sent).toHaveLength(1);
  });
});

test.each([
  [{ status: 'PENDING_CREATE' }, true],
  [{ status: 'PENDING_DELETE' }, true],
  [{ status: 'ACTIVE' }, false],
  [{ status: 5 }, false],
  [{}, false],
  [undefined, false],
])('%j is pending: %s', (state, is) => {
  expect(isPending(state)).toBe(is);
});

test('no answer shows no connection', () => {
  expect(connectionIn(none('ECONNRESET'))).toBeUndefined();
});

describe('a token that is refused', () => {
  /** Tokens `t1`, `t2` and so on, until there is no more. */
  function tokens(last: number): TokenSource & { replaced: number } {
    let current = 1;
    return {
      replaced: 0,
      token: async () => `t${current}`,
      async replace() {
        this.replaced++;
        return current < last ? { token: `t${++current}` } : { why: 'Keystone is away' };
      },
      secrets: () => [],
    };
  }
  const used = (sent: readonly WireRequest[]) => sent.map(({ headers }) => headers['x-auth-token']);
  const renewed = [{ what: 'status 401, asked again with a new token', times: 1 }];

  test.each(['read', 'put'] as const)('is replaced, and the %s is asked again', async (kind) => {
    const { session, sent } = opened([status(401), active], fakeClock(), tokens(2));
    const asked = kind === 'read' ? await session.read() : await session.put(valid);
    expect(asked).toMatchObject({ answer: active, disturbances: renewed });
    expect(used(sent)).toEqual(['t1', 't2']);
  });

  test('stays refused where the new one is refused too', async () => {
    const { session, sent } = opened([status(401)], fakeClock(), tokens(9));
    expect(await session.put(valid)).toEqual({ answer: status(401), disturbances: renewed });
    expect(used(sent)).toEqual(['t1', 't2']);
  });

  test('stays refused where there is no other, and the reason is told', async () => {
    const { session, sent } = opened([status(401)], fakeClock(), tokens(1));
    const disturbances = [{ what: 'Keystone is away', times: 1 }];
    expect(await session.put(valid)).toEqual({ answer: status(401), disturbances });
    expect(used(sent)).toEqual(['t1']);
  });

  test('and was given as it is, is what it is', async () => {
    const { session, sent } = opened([status(401)]);
    expect(await session.put(valid)).toEqual({ answer: status(401), disturbances: [] });
    expect(sent).toHaveLength(1);
  });

  test.each(['none', 'never-issued'] as const)('is expected of the token %s', async (token) => {
    const source = tokens(9);
    const { session, sent } = opened([status(401)], fakeClock(), source);
    expect((await session.put({ ...valid, token })).disturbances).toEqual([]);
    expect([sent.length, source.replaced]).toEqual([1, 0]);
  });

  test('after ten new ones in vain is taken for the answer at once', async () => {
    const source = tokens(99);
    const { session, sent } = opened([status(401)], fakeClock(), source);
    for (let n = 0; n < 15; n++) await session.put(valid);
    expect([sent.length, source.replaced]).toEqual([25, 10]);
  });

  test('is replaced after weather, and weather after it is waited out', async () => {
    const { session } = opened([status(503), status(401), status(503), active], fakeClock(), tokens(2));
    const weather = { what: 'status 503', times: 1 };
    expect(await session.put(valid)).toEqual({
      answer: active,
      disturbances: [weather, ...renewed, weather],
    });
  });
});
