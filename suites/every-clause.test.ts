import { describe, expect, test } from 'vitest';
import { responds } from '../src/check/exchange.test-support.ts';
import type { Constraint } from '../src/contract/constraint.ts';
import { contractOf } from '../src/contract/contract.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { withValue } from '../src/generate/body.ts';
import { breakingValues } from '../src/generate/breaking.ts';
import { isObject } from '../src/json.ts';
import { merged } from '../src/merged.ts';
import type { Exchange, StepSeen } from '../src/model/exchange.ts';
import type { Json, JsonObject } from '../src/model/json.ts';
import type { Case, Step, Written } from '../src/model/plan.ts';
import { judgeOf } from '../src/run/judge.ts';
import { clausesOf, createPlan } from '../src/run/plan.ts';
import { sentIn } from '../src/sent.ts';
import { wrap } from '../src/wrapper.ts';
import { updateConnection } from './index.ts';

const groups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const other: JsonObject = {
  name: 'other',
  description: 'other',
  peer_address: '192.0.2.9',
  peer_id: '192.0.2.9',
  local_id: 'other.example.org',
  psk: 'Other-secret-8',
  initiator: 'response-only',
  admin_state_up: false,
  mtu: 1400,
  dpd: { action: 'clear', interval: 10, timeout: 20 },
};

/** A body in which one constraint does not hold. */
function broken(body: JsonObject, { keyword, value, pointer, ...rest }: Constraint): JsonObject {
  const place = pointer.split('/').slice(1);
  if (keyword === 'required' || keyword === 'x-expected') return without(body, [...place, String(value)]);
  if (keyword === 'x-greater-than') return withValue(body, place, 1);
  const [wrong = 5] = breakingValues({ keyword, value, pointer, ...rest })?.telling ?? [];
  return place.length === 0 ? ([] as Json as JsonObject) : withValue(body, place, wrong);
}

function without(body: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject {
  const { [name]: inner, ...others } = body;
  return rest.length === 0 || !isObject(inner) ? others : { ...others, [name]: without(inner, rest) };
}

const errors: Readonly<Record<string, JsonObject>> = {
  400: { NeutronError: { type: 'a', message: 'b', detail: '' } },
  401: { error: { code: 401, title: 'a', message: 'b' } },
  404: { NeutronError: { type: 'a', message: 'b', detail: '' } },
};

describe.each(profileNames())('in profile %s', (profile) => {
  const contract = contractOf(profile, 4);
  const judge = judgeOf(contract, updateConnection);
  const parameters = {
    family: 4,
    fqdn: 'vpn.example.org',
    endpointGroups: groups,
    hidden: [],
    foreigners: ['other-project', 'reader'],
    second: { hidden: [] },
    races: true,
  } as const;
  const plan = createPlan(contract, updateConnection, parameters, {
    seed: 1,
    effort: 'standard',
    only: [],
    kit: 'test',
  });
  const first = contract.examples.response as { ipsec_site_connection: JsonObject };
  const page = first.ipsec_site_connection;

  /** The exchange of a case with a server that does as it should, as far as this case shows it. */
  function good(asked: Case): Exchange {
    if (asked.steps) return goodSequence(asked, asked.steps);
    const { body } = asked.request;
    const sent =
      isObject(body) && isObject(body['ipsec_site_connection']) ? body['ipsec_site_connection'] : {};
    const stored: JsonObject = { ...page, ...other, ...asked.given };
    const dpd = { ...(stored['dpd'] as JsonObject), ...(isObject(sent['dpd']) ? sent['dpd'] : {}) };
    const updated: JsonObject = { ...stored, ...sent, dpd };
    const before = asked.clause === 'state/repeated/accepted' ? updated : stored;
    const accepted = asked.expect.kind === 'accepted';
    const status = asked.expect.kind === 'refused' ? asked.expect.status : accepted ? 200 : 400;
    return {
      case: asked,
      connectionId: String(page['id']),
      before,
      after: accepted ? updated : before,
      answer: responds(status, accepted ? wrap(updated) : errors[status]),
      disturbances: [],
      ...(asked.twin !== undefined && { twinStatus: 200 }),
    };
  }

  function goodSequence(asked: Case, steps: readonly Step[]): Exchange {
    const first: JsonObject = { ...page, ...other };
    const stored: Record<Written, JsonObject> = { named: first, second: first };
    const seen = steps.map(({ updates, reads }): StepSeen => {
      for (const { request, valid } of updates)
        if (valid && request.connection !== 'unknown')
          stored[request.connection] = merged(stored[request.connection], sentIn(request) ?? {});
      return {
        answers: updates.map(({ valid }) => ({ answer: responds(valid ? 200 : 400, {}), disturbances: [] })),
        reads: reads.map((connection) => ({ connection, state: stored[connection] })),
      };
    });
    const connectionId = String(page['id']);
    const ends = { before: first, beforeSecond: first, after: stored.named };
    return { case: asked, connectionId, ...ends, disturbances: [], steps: seen };
  }

  /** The same sequence with servers that each do one thing wrong. */
  function* wrongSequence(exchange: Exchange, steps: readonly StepSeen[]): Generator<Exchange> {
    const spoilt = (state: JsonObject = {}) =>
      Object.fromEntries(Object.keys(state).map((name) => [name, 'changed']));
    for (const [n, step] of steps.entries()) {
      const like = (other: StepSeen) => ({ ...exchange, steps: steps.with(n, other) });
      for (const status of [400, 500])
        yield like({
          ...step,
          answers: step.answers.map((one) => ({ ...one, answer: responds(status, {}) })),
        });
      yield like({ ...step, reads: step.reads.map((one) => ({ ...one, state: spoilt(one.state) })) });
    }
  }

  /** The same exchange with servers that each do one thing wrong. */
  function* wrong(exchange: Exchange): Generator<Exchange> {
    if (exchange.steps) return yield* wrongSequence(exchange, exchange.steps);
    const { answer, after = {}, before = {}, case: asked } = exchange;
    const body = answer?.kind === 'response' && isObject(answer.json) ? answer.json : {};
    const status = answer?.kind === 'response' ? answer.status : 0;
    yield { ...exchange, answer: responds(500, {}) };
    for (const code of [200, 201, 400, 422])
      if (code !== status) yield { ...exchange, answer: responds(code, body) };
    yield { ...exchange, after: { ...after, description: 'changed', tenant_id: 'changed' } };
    const both = (connection: JsonObject) => ({
      ...exchange,
      answer: responds(status, wrap(connection)),
      after: connection,
    });
    yield both({ ...after, name: 'changed', dpd: { ...(after['dpd'] as JsonObject), action: 'changed' } });
    yield both({ ...after, id: 'changed' });
    yield both({ ...after, psk: '****' });
    yield both({ ...after, dpd: { action: 'hold', interval: 20, timeout: 10 } });
    if (asked.request.body !== undefined) yield both({ ...before, peer_address: 'changed' });
    const side = status === 200 ? 'response' : `error/${status}`;
    for (const one of contract.constraints.filter((constraint) => constraint.side === side))
      yield { ...exchange, answer: responds(status, broken(body, one)) };
  }

  const failing = (exchange: Exchange) =>
    judge(exchange).filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');

  test('a server that does as it should is accused by nobody', () => {
    expect(plan.cases.map(good).flatMap(failing)).toEqual([]);
  });

  test('every must and should that is asked notices an exchange in which one thing is wrong', () => {
    const noticed = new Set(
      plan.cases
        .map(good)
        .flatMap((exchange) => [...wrong(exchange)].flatMap(failing))
        .map(({ clause }) => clause),
    );
    const counted = clausesOf(contract, updateConnection).filter(({ level }) => level !== 'info');
    const asked = counted.map(({ id }) => id).filter((id) => !(id in plan.notAsked));
    expect(asked.filter((id) => !noticed.has(id))).toEqual([]);
  });
});
