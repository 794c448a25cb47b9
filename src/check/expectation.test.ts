import { describe, expect, test } from 'vitest';
import type { Answer, Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Expectation } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import { exchangeOf, responds, silence } from './exchange.test-support.ts';
import { expectedOf, judgeExpectation } from './expectation.ts';

const stored: JsonObject = { status: 'ACTIVE', mtu: 1500 };
const shown = { ipsec_site_connection: stored };

const expectations = {
  accepted: { kind: 'accepted' },
  refused: { kind: 'refused', status: 400 },
  exact: { kind: 'refused', status: 400, exact: true },
  unauthorized: { kind: 'refused', status: 401, exact: true, tolerated: [403] },
  coerced: { kind: 'coerced', as: { mtu: 1500 } },
  clean: { kind: 'clean' },
  observed: { kind: 'observed' },
} as const satisfies Record<string, Expectation>;

const verdicts: Readonly<Record<string, Outcome['verdict']>> = {
  P: 'pass',
  F: 'fail',
  W: 'warn',
  '?': 'inconclusive',
};

const columns = '200 201 400 401 403 404 422 429 500 501 502 503 504 507 302 none'.split(' ');
const table: Readonly<Record<keyof typeof expectations, string>> = {
  accepted: '    P   P   F   F   F   F   F   ?   F   F   ?   ?   ?   F   ?   ?',
  refused: '     F   F   P   P   P   P   P   ?   F   F   ?   ?   ?   F   ?   ?',
  exact: '       F   F   P   F   F   F   F   ?   F   F   ?   ?   ?   F   ?   ?',
  unauthorized: 'F   F   F   P   W   F   F   ?   F   F   ?   ?   ?   F   ?   ?',
  coerced: '     P   P   P   P   P   P   P   ?   F   F   ?   ?   ?   F   ?   ?',
  clean: '       P   P   P   P   P   P   P   ?   F   F   ?   ?   ?   F   ?   F',
  observed: '    P   P   P   P   P   P   P   ?   P   P   ?   ?   ?   P   ?   ?',
};

const names = Object.keys(table) as (keyof typeof expectations)[];
const answerOf = (column: string): Answer =>
  column === 'none' ? silence : responds(Number(column), column.startsWith('2') ? shown : { error: 1 });
const judge = (name: keyof typeof expectations, parts: Partial<Omit<Exchange, 'case'>>) =>
  judgeExpectation(exchangeOf(expectations[name], { before: stored, after: stored, ...parts }));

describe.each(names)('%s', (name) => {
  const cells = table[name].trim().split(/ +/);
  test.each(columns.map((column, index) => [column, verdicts[cells[index] ?? '']] as const))(
    'answered %s: %s',
    (column, verdict) => {
      expect(judge(name, { answer: answerOf(column) }).verdict).toBe(verdict);
    },
  );

  test('not asked: inconclusive, with the reason', () => {
    expect(judge(name, { unasked: 'interrupted' })).toMatchObject({
      verdict: 'inconclusive',
      received: 'interrupted',
    });
  });

  test('dropped, and not asked again: inconclusive, with the reason', () => {
    expect(judge(name, { answer: silence, unasked: 'interrupted' })).toMatchObject({
      verdict: 'inconclusive',
      received: 'interrupted',
    });
  });

  test('no answer, and nothing can be read any more: inconclusive', () => {
    expect(judge(name, { answer: silence, after: undefined }).verdict).toBe('inconclusive');
  });

  test('a refusal while the connection is PENDING is inconclusive', () => {
    const after = { ...stored, status: 'PENDING_UPDATE' };
    expect(judge(name, { answer: responds(400), after })).toMatchObject({
      verdict: 'inconclusive',
      received: 'the connection is PENDING_UPDATE',
    });
  });

  test('a refusal after which the connection cannot be read is inconclusive', () => {
    expect(judge(name, { answer: responds(401), after: undefined })).toMatchObject({
      verdict: 'inconclusive',
      received: 'status 401, and the connection can no longer be read',
    });
  });
});

test.each([
  ['accepted', 'the update is accepted'],
  ['refused', 'status 400'],
  ['coerced', 'status 400, or the update accepted with {"mtu":1500}'],
  ['clean', 'a clean answer: 2xx or 4xx'],
  ['observed', 'any answer: the page does not say'],
] as const)('of a case that is %s is expected: %s', (name, expected) => {
  expect(judge(name, { answer: responds(400) }).expected).toBe(expected);
});

describe('a status that the page does not list is remarked on by name', () => {
  test('403 in place of 401', () => {
    expect(judge('unauthorized', { answer: responds(403) })).toEqual({
      verdict: 'warn',
      expected: 'status 401',
      received: 'status 403, which the page does not list',
    });
  });
});

describe('the valid twin', () => {
  const withTwin = (name: keyof typeof expectations, answer: Answer, twinStatus?: number) =>
    judgeExpectation(
      exchangeOf(
        expectations[name],
        { before: stored, after: stored, answer, ...(twinStatus !== undefined && { twinStatus }) },
        { twin: 'request/mtu/accepted#1' },
      ),
    );

  test.each([
    ['accepted', 200, 400, 'pass'],
    ['accepted', 200, 200, 'fail'],
    ['accepted with 204', 204, 400, 'pass'],
    ['refused', 400, 400, 'inconclusive'],
    ['refused', 400, 200, 'inconclusive'],
    ['put off', 503, 400, 'inconclusive'],
    ['redirected', 302, 400, 'inconclusive'],
    ['given a choice', 300, 400, 'inconclusive'],
    ['broken', 500, 400, 'inconclusive'],
    ['broken', 500, 500, 'fail'],
    ['not asked', undefined, 400, 'inconclusive'],
    ['not asked', undefined, 500, 'fail'],
  ] as const)('%s (%s), the case answered %s: %s', (_, twinStatus, status, verdict) => {
    expect(withTwin('refused', responds(status, shown), twinStatus).verdict).toBe(verdict);
  });

  test.each(['clean', 'coerced', 'observed'] as const)('refused leaves %s open', (name) => {
    expect(withTwin(name, responds(400), 400).verdict).toBe('inconclusive');
  });

  test('refused is said so', () => {
    expect(withTwin('refused', responds(400), 409).received).toBe(
      'status 400; its valid twin was not accepted (status 409)',
    );
    expect(withTwin('refused', responds(400)).received).toBe(
      'status 400; its valid twin was not accepted (not answered)',
    );
  });

  test('is nothing to a case that has none', () => {
    expect(judge('refused', { answer: responds(400) }).verdict).toBe('pass');
  });
});

describe('a value of another JSON type that was accepted', () => {
  const coerced = (answered: JsonObject, after: JsonObject | undefined) =>
    judge('coerced', { answer: responds(200, { ipsec_site_connection: answered }), after });

  test.each([
    ['as text in the answer', { mtu: '1500' }, { mtu: 1500 }, 'fail', /answered \{"mtu":"1500"\}/],
    ['as text in the store', { mtu: 1500 }, { mtu: '1500' }, 'fail', /stored \{"mtu":"1500"\}/],
    ['as another number', { mtu: 1500 }, { mtu: 68 }, 'fail', /stored \{"mtu":68\}/],
    ['nowhere in the answer', {}, { mtu: 1500 }, 'fail', /answered \{"mtu":null\}/],
    ['as the value it names', { mtu: 1500 }, { mtu: 1500 }, 'pass', /documented type/],
    ['as an object', { mtu: { value: 1500 } }, { mtu: 1500 }, 'fail', /answered \{"mtu":\{"value":1500\}\}/],
  ] as const)('%s: %s, %s', (_, answered, after, verdict, words) => {
    const judgement = coerced(answered, after);
    expect(judgement.verdict).toBe(verdict);
    expect(judgement.received).toMatch(words);
  });

  test('is open where the connection cannot be read', () => {
    expect(coerced({ mtu: 1500 }, undefined)).toMatchObject({
      verdict: 'inconclusive',
      received: 'status 200, and the connection can no longer be read',
    });
  });

  test('fails where the answer shows no connection', () => {
    expect(judge('coerced', { answer: responds(200) }).received).toBe('status 200, answered {"mtu":null}');
  });

  test('that broke the server fails for that', () => {
    expect(judge('coerced', { answer: responds(500, shown) }).received).toBe('status 500');
  });

  test('counts for each attribute', () => {
    const as = { mtu: 1500, admin_state_up: true };
    const judged = judgeExpectation(
      exchangeOf(
        { kind: 'coerced', as },
        {
          answer: responds(200, { ipsec_site_connection: as }),
          after: { mtu: 1500, admin_state_up: 'true' },
        },
      ),
    );
    expect(judged.received).toBe('status 200, stored {"mtu":1500,"admin_state_up":"true"}');
  });

  test('counts inside dpd key by key', () => {
    const dpd = (timeout: number) => ({ dpd: { action: 'hold', interval: 30, timeout } });
    const expectation: Expectation = { kind: 'coerced', as: { dpd: { timeout: 120 } } };
    const judged = (timeout: number) =>
      judgeExpectation(
        exchangeOf(expectation, {
          answer: responds(200, { ipsec_site_connection: dpd(120) }),
          after: dpd(timeout),
        }),
      ).verdict;
    expect(judged(120)).toBe('pass');
    expect(judged(121)).toBe('fail');
  });

  test('fails where text stands in place of dpd', () => {
    const as = { dpd: { timeout: 120 } };
    const judged = judgeExpectation(
      exchangeOf(
        { kind: 'coerced', as },
        {
          answer: responds(200, { ipsec_site_connection: as }),
          after: { dpd: 'on' },
        },
      ),
    );
    expect(judged.received).toBe('status 200, stored {"dpd":"on"}');
  });
});

test.each<[Expectation, string]>([
  [{ kind: 'accepted' }, 'the update is accepted'],
  [{ kind: 'refused', status: 404 }, 'status 404'],
  [{ kind: 'coerced', as: { mtu: 68 } }, 'status 400, or the update accepted with {"mtu":68}'],
  [{ kind: 'clean' }, 'a clean answer: 2xx or 4xx'],
  [{ kind: 'observed' }, 'any answer: the page does not say'],
  [{ kind: 'explained' }, 'what the updates add up to'],
  [{ kind: 'apart' }, 'values that the connection had or was sent'],
])('of %j is expected in words', (expectation, words) => {
  expect(expectedOf(expectation)).toBe(words);
});
