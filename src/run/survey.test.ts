import { describe, expect, test } from 'vitest';
import { exchangeOf, responds, silence } from '../check/exchange.test-support.ts';
import { contractOf } from '../contract/contract.ts';
import type { Account } from '../model/account.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Survey } from '../model/report.ts';
import type { Outcome } from '../model/verdict.ts';
import { openLedger } from './account.ts';
import { surveyOf } from './survey.ts';
import { noVitals } from './vital-signs.ts';

const contract = contractOf('virtuozzo', 4);
const asked = (id: string, parts: Partial<Exchange>): Exchange =>
  exchangeOf({ kind: 'accepted' }, parts, { id, clause: id.slice(0, id.indexOf('#')) });
const found = (clause: string, id: string, verdict: Outcome['verdict']): Outcome => ({
  clause,
  case: id,
  verdict,
  expected: '',
  received: '',
});
/** The survey of one run. */
const surveyed = (
  exchanges: readonly Exchange[],
  outcomes: readonly Outcome[],
  redact = (text: string) => text,
): Survey => {
  const ledger = openLedger(contract, []);
  exchanges.forEach((exchange, at) => {
    ledger.enter(
      at,
      exchange,
      outcomes.filter((one) => one.case === exchange.case.id),
    );
  });
  return surveyOf([ledger.account()], redact);
};
const shows = (connection: Json) => responds(200, { ipsec_site_connection: connection });

describe('a case is shown as', () => {
  test('the worst that any clause said of its answer, in the order asked', () => {
    const exchanges = ['a#1', 'b#1', 'a#2'].map((id) => asked(id, { answer: responds(200) }));
    const outcomes = [
      found('a', 'a#1', 'pass'),
      found('c', 'a#1', 'fail'),
      found('d', 'a#1', 'warn'),
      found('b', 'b#1', 'pass'),
      found('a', 'a#2', 'warn'),
      found('c', 'a#2', 'inconclusive'),
    ];
    expect(surveyed(exchanges, outcomes).cases).toEqual({ a: 'fi', b: 'p' });
  });

  test('open, where nothing was said of it', () => {
    expect(surveyed([asked('a#1', { unasked: 'interrupted' })], []).cases).toEqual({ a: 'i' });
  });
});

test('statuses are counted, and answers that never came', () => {
  const answers = [responds(200), responds(409), responds(200), silence];
  const { statuses, latency } = surveyed(
    answers.map((answer, index) => asked(`a#${index}`, { answer })),
    [],
  );
  expect(statuses).toEqual({ '200': 2, '409': 1, none: 1 });
  expect(latency?.count).toBe(3);
});

describe('undocumented', () => {
  const namesIn = (...answers: readonly Json[]) =>
    surveyed(
      answers.map((json, index) => asked(`a#${index}`, { answer: shows(json) })),
      [],
    ).undocumented;

  test('is an attribute that the response table does not have, and one inside dpd', () => {
    const names = namesIn({ mtu: 1500, vendor: 1, dpd: { action: 'hold', retries: 3 } }, { vendor: 2 });
    expect(names).toEqual({ vendor: 2, 'dpd.retries': 1 });
  });

  test('is __proto__ too, as a name like any other', () => {
    expect(namesIn(JSON.parse('{"__proto__":1}'))).toEqual(JSON.parse('{"__proto__":1}'));
  });

  test('is nothing in a refusal', () => {
    const answer = responds(400, { ipsec_site_connection: { vendor: 1 } });
    expect(surveyed([asked('a#1', { answer })], []).undocumented).toEqual({});
  });

  test('is recorded up to 100 names of 100 characters, without secrets', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`vendor${index}`, index]));
    expect(Object.keys(namesIn(many))).toHaveLength(100);
    const seen = surveyed(
      [asked('a#1', { answer: shows({ [`${'x'.repeat(90)}secret${'y'.repeat(90)}`]: 1 }) })],
      [],
      (text) => text.replaceAll('secret', '<psk>'),
    );
    const [name = ''] = Object.keys(seen.undocumented);
    expect(name).toBe(`${'x'.repeat(90)}<psk>yyyyy`);
  });
});

test('of several runs each case is as in its worst one', () => {
  const run = (letters: string, time: number): Account => ({
    tallies: {},
    vitals: noVitals,
    cases: { a: { letters, at: [0, 1, 2] } },
    statuses: [{ text: '200', times: 1, at: 0 }],
    undocumented: [{ text: 'vendor', times: 1, at: 0 }],
    times: { [time]: 1 },
  });
  expect(surveyOf([run('ppw', 1), run('pfp', 2)], (text) => text)).toMatchObject({
    cases: { a: 'pfw' },
    statuses: { '200': 2 },
    undocumented: { vendor: 2 },
    latency: { count: 2, max: 2 },
  });
});
