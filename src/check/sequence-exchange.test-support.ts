import type { Answer, Exchange, State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Expectation, Step, Written } from '../model/plan.ts';

/** An update of a sequence as a test tells it. */
export interface Told {
  readonly to?: Written;
  readonly sends: JsonObject;
  readonly invalid?: true;
  /** Status of the answer, 200 unless given; 0 where there was none. */
  readonly status?: number;
  /** How often it was sent before. */
  readonly retried?: number;
}

/** A step as a test tells it: updates at the same time, and what reads showed afterwards. */
export interface ToldStep {
  readonly updates: readonly Told[];
  readonly named?: State;
  readonly second?: State;
}

const answerOf = (status: number): Answer =>
  status === 0
    ? { kind: 'none', code: 'ECONNRESET', ms: 1 }
    : { kind: 'response', status, headers: {}, text: '{}', json: {}, ms: 1 };

/** The exchange of a sequence. @param before the connections before it */
export function sequenceExchange(
  kind: Extract<Expectation['kind'], 'explained' | 'apart'>,
  before: { readonly named: State; readonly second?: State },
  told: readonly ToldStep[],
): Exchange {
  const readsOf = (one: ToldStep) => (['named', 'second'] as const).filter((name) => name in one);
  const steps = told.map(
    (one): Step => ({
      updates: one.updates.map(({ to = 'named', sends, invalid }) => ({
        request: { token: 'own', connection: to, body: { ipsec_site_connection: sends } },
        valid: !invalid,
      })),
      reads: readsOf(one),
    }),
  );
  const seen = told.map((one) => ({
    answers: one.updates.map(({ status = 200, retried = 0 }) => ({
      answer: answerOf(status),
      disturbances: retried > 0 ? [{ what: 'status 503', times: retried }] : [],
    })),
    reads: readsOf(one).map((connection) => ({ connection, state: one[connection] })),
  }));
  const request = steps.at(-1)?.updates.at(-1)?.request ?? { token: 'own', connection: 'named' };
  const answer = seen.at(-1)?.answers.at(-1)?.answer;
  return {
    case: { id: 'a/sequence#1', clause: 'a/sequence', request, steps, expect: { kind } },
    connectionId: 'an-id',
    before: before.named,
    ...(before.second && { beforeSecond: before.second }),
    ...(answer && { answer }),
    after: told.findLast((one) => 'named' in one)?.named,
    disturbances: [],
    steps: seen,
  };
}
