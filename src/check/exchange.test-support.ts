import type { Answer, Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Case, Expectation } from '../model/plan.ts';

/** An answer as a client would have seen it; without a body where none is given. */
export function responds(status: number, json?: Json): Answer {
  const text = json === undefined ? '' : JSON.stringify(json);
  return {
    kind: 'response',
    status,
    headers: { 'content-type': 'application/json' },
    text,
    ...(json !== undefined && { json }),
    ms: 1,
  };
}

/** A connection that was reset before an answer. */
export const silence: Answer = { kind: 'none', code: 'ECONNRESET', ms: 1 };

/** An exchange of a case that updates the description; `parts` and `asked` replace what matters to a test. */
export function exchangeOf(
  expect: Expectation,
  parts: Partial<Omit<Exchange, 'case'>> = {},
  asked: Partial<Case> = {},
): Exchange {
  return {
    case: {
      id: 'a/clause#1',
      clause: 'a/clause',
      request: {
        body: { ipsec_site_connection: { description: 'x' } },
        token: 'own',
        connection: 'named',
      },
      expect,
      ...asked,
    },
    connectionId: '324dc68b-bdee-4a78-9d14-3484d8ee97a9',
    before: { status: 'ACTIVE' },
    after: { status: 'ACTIVE' },
    disturbances: [],
    ...parts,
  };
}
