import { reachOf } from '../../src/check/reach.ts';
import { isObject } from '../../src/json.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { JsonObject } from '../../src/model/json.ts';

/** The connection in an exchange's answer; undefined where the answer has none. */
export function connectionOf({ answer }: Exchange): JsonObject | undefined {
  const body = answer?.kind === 'response' ? answer.json : undefined;
  const connection = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(connection) ? connection : undefined;
}

/** The attributes that an exchange's request sends. */
export function sentBy({ case: { request } }: Exchange): JsonObject {
  const wrapped = isObject(request.body) ? request.body['ipsec_site_connection'] : undefined;
  return isObject(wrapped) ? wrapped : {};
}

/** An update that the page neither grants nor forbids and that was answered with success: what it does not send stays too. */
export function isSilentUpdate({ case: asked, answer }: Exchange): boolean {
  const { expect, request } = asked;
  const open = expect.kind === 'observed' || expect.kind === 'clean';
  return open && request.raw === undefined && reachOf(answer) === 'ok';
}
