import { reachOf } from '../../src/check/reach.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { sentIn } from '../../src/sent.ts';

/** The attributes that an exchange's request sends. */
export function sentBy({ case: { request } }: Exchange): JsonObject {
  return sentIn(request) ?? {};
}

/** An update that the page neither grants nor forbids and that was answered with success: what it does not send stays too. */
export function isSilentUpdate({ case: asked, answer }: Exchange): boolean {
  const { expect, request } = asked;
  const open = expect.kind === 'observed' || expect.kind === 'clean';
  return open && request.raw === undefined && reachOf(answer) === 'ok';
}
