import { describe, expect, test } from 'vitest';
import { exchangeOf, responds, silence } from '../check/exchange.test-support.ts';
import { contractOf } from '../contract/contract.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { errorClauses, responseClauses } from './answer-clauses.ts';
import type { Section } from './suite.ts';

const virtuozzo = contractOf('virtuozzo', 4);
const openstack = contractOf('openstack', 4);
const example = virtuozzo.examples.response as { ipsec_site_connection: JsonObject };

function seen(section: Section, exchange: Exchange, clause: string): string | undefined {
  const found = section.observe?.(exchange).filter((one) => one.clause === clause) ?? [];
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] && `${found[0].verdict}: ${found[0].received}`;
}

describe('the response table', () => {
  const section = responseClauses(virtuozzo);
  const answered = (body: Json | undefined, status = 200) =>
    exchangeOf({ kind: 'accepted' }, { answer: responds(status, body) });
  const showing = (parts: JsonObject) =>
    answered({ ipsec_site_connection: { ...example.ipsec_site_connection, ...parts } });

  test.each<[string, Exchange, string, string | undefined]>([
    ['as it is', answered(example), 'response/mtu/type', 'pass: so it is'],
    ['with another type', showing({ mtu: '1500' }), 'response/mtu/type', 'fail: "1500"'],
    ['with another type, for its bound', showing({ mtu: '1500' }), 'response/mtu/minimum', 'pass: so it is'],
    ['without the place', answered({ ipsec_site_connection: {} }), 'response/mtu/type', undefined],
    [
      'without what is required',
      answered({ ipsec_site_connection: {} }),
      'response/mtu/required',
      'fail: no mtu',
    ],
    [
      'without what is usual',
      answered({ ipsec_site_connection: {} }),
      'response/name/x-expected',
      'fail: no name',
    ],
    ['without the object around it', answered({}), 'response/mtu/required', undefined],
    ['without a body', answered(undefined), 'response/body/type', 'fail: a body that is not JSON'],
    ['without a body', answered(undefined), 'response/mtu/required', undefined],
    [
      'with a secret of another type',
      showing({ psk: 12345678 }),
      'response/psk/type',
      'fail: a psk of type number',
    ],
    ['without the secret', showing({ psk: null }), 'response/psk/type', 'fail: a psk of type null'],
    [
      'with dpd upside down',
      showing({ dpd: { action: 'hold', interval: 30, timeout: 30 } }),
      'response/dpd/timeout/x-greater-than',
      'fail: {"action":"hold","interval":30,"timeout":30}',
    ],
    ['without a dpd', showing({ dpd: null }), 'response/dpd/timeout/x-greater-than', undefined],
    ['after a refusal', answered({}, 400), 'response/body/type', undefined],
  ])('on an answer %s: %s of %s', (_, exchange, clause, received) => {
    expect(seen(section, exchange, clause)).toBe(received);
  });

  test.each<[string, Exchange]>([
    ['a case that is merely observed', exchangeOf({ kind: 'observed' }, { answer: responds(200, {}) })],
    ['no answer', exchangeOf({ kind: 'accepted' }, { answer: silence })],
  ])('is not looked at on %s', (_, exchange) => {
    expect(section.observe?.(exchange)).toEqual([]);
  });

  test('has a clause for every constraint on an answer', () => {
    expect(section.clauses.map(({ id }) => id)).toEqual(
      virtuozzo.constraints.filter(({ side }) => side === 'response').map(({ id }) => id),
    );
  });
});

describe('documented error bodies', () => {
  const refused = (status: number, body: Json) =>
    exchangeOf({ kind: 'refused', status: 400 }, { answer: responds(status, body) });

  test('are none of the page', () => {
    expect(errorClauses(virtuozzo).clauses).toEqual([]);
    expect(errorClauses(virtuozzo).observe?.(refused(400, {}))).toEqual([]);
  });

  test('of OpenStack are judged by the status of the refusal', () => {
    const section = errorClauses(openstack);
    const right = { NeutronError: { type: 'HTTPBadRequest', message: 'Invalid input', detail: '' } };
    const verdicts = (body: Json, status = 400) =>
      new Set(section.observe?.(refused(status, body)).map(({ verdict }) => verdict));
    expect(verdicts(right)).toEqual(new Set(['pass']));
    expect(verdicts({ error: 'x' })).toContain('fail');
    expect(section.observe?.(refused(422, {}))).toEqual([]);
  });
});
