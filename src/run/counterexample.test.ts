import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { Answer, Exchange, State } from '../model/exchange.ts';
import type { Case } from '../model/plan.ts';
import type { ClauseResult } from '../model/report.ts';
import { withCounterexample } from './counterexample.ts';
import { caseOf } from './fake-session.test-support.ts';
import type { Opened } from './opening.ts';

const opened = {
  contract: contractOf('virtuozzo', 4),
  plan: { strangers: { connection: 'a-stranger', token: 'nobody-s-token' } },
  target: { origin: 'https://cloud.example.org', collection: '/network/connections', connectionId: 'an-id' },
  second: { connectionId: 'another-id' },
} as unknown as Opened;

const token = `<token:${'a'.repeat(32)}>`;
const psk = `<psk:${'0'.repeat(32)}>`;

const failed = { id: 'request/mtu/minimum', verdict: 'fail' } as ClauseResult;
const response = (text: string, json?: object): Answer => ({
  kind: 'response',
  status: 200,
  headers: {},
  text,
  ...(json && { json: json as never }),
  ms: 1,
});

interface Parts {
  readonly asked?: Case;
  readonly answer?: Answer;
  readonly before?: State;
  readonly after?: State;
  readonly received?: string;
  readonly twin?: Case;
}

function shown({ asked = caseOf({ mtu: 67 }), answer, before, after, received = 'status 200', twin }: Parts) {
  const frame = { case: asked, connectionId: 'an-id', before, after, disturbances: [] };
  const exchange: Exchange = { ...frame, ...(answer && { answer }) };
  const outcome = {
    clause: failed.id,
    case: asked.id,
    verdict: 'fail',
    expected: 'status 400',
    received,
  } as const;
  const found = { exchange, outcome, ...(twin && { twin }) };
  const { counterexample } = withCounterexample(failed, found, opened, 'vpnaas-conformance replay FILE');
  if (!counterexample) throw new Error('no counterexample');
  return counterexample;
}

describe('a sequence', () => {
  const update = (connection: 'named' | 'second') => ({
    request: { token: 'own' as const, connection, body: { ipsec_site_connection: { mtu: 1400 } } },
    valid: true,
  });
  const steps = [
    { updates: [update('named')], reads: ['named' as const] },
    { updates: [update('named'), update('second')], reads: ['named' as const, 'second' as const] },
  ];
  const asked: Case = { ...caseOf({ mtu: 1400 }), steps, expect: { kind: 'apart' } };

  test('is shown step by step', () => {
    expect(shown({ asked }).steps).toEqual(steps);
  });

  test('has a line for a shell for each step, which waits for updates at the same time', () => {
    const lines = shown({ asked }).curl.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^curl .*\/an-id'$/);
    expect(lines[1]).toMatch(/^curl .*\/an-id' & curl .*\/another-id' & wait$/);
  });
});

test('a clause without a finding stays as it is', () => {
  expect(withCounterexample(failed, undefined, opened)).toBe(failed);
});

test('the reason of a clause has no secret in it', () => {
  const open = { ...failed, reason: `answered "${psk}" for ${token}` };
  expect(withCounterexample(open, undefined, opened).reason).toBe('answered "<psk>" for <token>');
});

test('it names case, request, twin, curl line and replay', () => {
  const [asked, twin] = [caseOf({ mtu: 67 }, { given: { name: 'x' } }), caseOf({ mtu: 68 })];
  expect(shown({ asked, twin, answer: response('{}', {}) })).toEqual({
    case: 'a/clause#1',
    given: { name: 'x' },
    request: asked.request,
    twin: twin.request,
    expected: 'status 400',
    received: 'status 200',
    answer: { status: 200, body: {} },
    changed: {},
    curl: expect.stringMatching(
      /"X-Auth-Token: \$OS_TOKEN".*'https:\/\/cloud\.example\.org\/network\/connections\/an-id'$/,
    ),
    replay: 'vpnaas-conformance replay FILE',
  });
});

test('the curl line of a strange id and a strange token carries those', () => {
  const { request } = caseOf({});
  const { curl } = shown({
    asked: caseOf({}, { request: { ...request, token: 'never-issued', connection: 'unknown' } }),
  });
  expect(curl).toContain("'X-Auth-Token: nobody-s-token'");
  expect(curl).toContain("/a-stranger'");
});

describe('the answer', () => {
  test.each([
    ['that is JSON is its body', response('{"a":1}', { a: 1 }), { status: 200, body: { a: 1 } }],
    ['that is not JSON is its text', response('<html>'), { status: 200, text: '<html>' }],
    [
      'that did not come is its code',
      { kind: 'none', code: 'ECONNRESET', ms: 1 } as const,
      { none: 'ECONNRESET' },
    ],
  ])('%s', (_, answer, expected) => {
    expect(shown({ answer }).answer).toEqual(expected);
  });

  test('that was not asked for is empty', () => {
    expect(shown({}).answer).toEqual({});
  });

  test('of many characters is cut, be it JSON or not', () => {
    const long = 'x'.repeat(9000);
    expect(shown({ answer: response(long) }).answer.text).toHaveLength(2000);
    expect(shown({ answer: response(JSON.stringify({ long }), { long }) }).answer.text).toHaveLength(2000);
  });

  test('has no secret in it', () => {
    const echo = { psk: 'another secret', message: `${token} sent ${psk}` };
    const { answer } = shown({ answer: response(JSON.stringify(echo), echo) });
    expect(answer.body).toEqual({ psk: '<psk>', message: '<token> sent <psk>' });
    expect(shown({ answer: response(`${token}, ${psk}`) }).answer.text).toBe('<token>, <psk>');
  });
});

describe('what changed', () => {
  test('is each attribute of the response table that differs, and no other', () => {
    const [before, after] = [
      { mtu: 68, name: 'x', extra: 1 },
      { mtu: 67, name: 'x', extra: 2 },
    ];
    expect(shown({ before, after }).changed).toEqual({ mtu: { before: 68, after: 67 } });
  });

  test('is null where an attribute is gone or new', () => {
    expect(shown({ before: { mtu: 68 }, after: { name: 'x' } }).changed).toEqual({
      mtu: { before: 68, after: null },
      name: { before: null, after: 'x' },
    });
  });

  test('shows no psk, and cuts long texts', () => {
    const before = { psk, name: 'short' };
    const { changed } = shown({ before, after: { psk: 'another secret', name: 'x'.repeat(300) } });
    expect(changed['psk']).toEqual({ before: '<psk>', after: '<psk>' });
    expect(changed['name']?.after).toBe(`${'x'.repeat(200)}… (300 characters)`);
  });

  test('is not known where the connection could not be read', () => {
    expect(shown({ before: { mtu: 68 } }).changed).toEqual({});
  });
});

test('what was received has no secret in it', () => {
  expect(shown({ received: `answered "${psk}"` }).received).toBe('answered "<psk>"');
});
