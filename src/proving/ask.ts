import { shownIn } from './answered.ts';
import type { Answer, Handler, Request } from './handler.ts';
import { bytesOf, type JsonObject } from './json-object.ts';
import { COLLECTION, WRAPPER } from './page-names.ts';
import { newConnection } from './strict/connection.ts';
import { strictHandler } from './strict/handler.ts';
import { applied, type Variation } from './variation.ts';

/** An answer, and the connection it shows when it is a 200 with one. */
export interface Reply extends Answer {
  readonly text: string;
  readonly shown: JsonObject | undefined;
}

/** Asks a handler, without a socket, about the connection it has; `rest` replaces parts of the request. */
export interface Asker {
  get(rest?: Partial<Request>): Promise<Reply>;
  put(sent: unknown, rest?: Partial<Request>): Promise<Reply>;
}

const TOKEN = 'token-of-a-user';
const PATH = COLLECTION + newConnection(4).id;

/** Path of a connection that is not there. */
export const UNKNOWN_PATH = `${COLLECTION}00000000-0000-4000-8000-000000000000`;

/** An asker of a new strict server with these variations. */
export function askStrict(variations: readonly Variation[] = [], family: 4 | 6 = 4): Asker {
  return asker(applied(strictHandler({ family, token: TOKEN }), variations));
}

/** An asker of any handler. */
export function asker(handler: Handler): Asker {
  const ask = async (method: string, body: string, rest: Partial<Request>): Promise<Reply> => {
    const headers = { 'content-type': 'application/json', 'x-auth-token': TOKEN };
    const answer = await handler({ method, path: PATH, headers, body: Buffer.from(body), ...rest });
    return { ...answer, text: bytesOf(answer.body).toString(), shown: shownIn(answer) };
  };
  return {
    get: (rest = {}) => ask('GET', '', rest),
    put: (sent, rest = {}) => ask('PUT', JSON.stringify({ [WRAPPER]: sent }), rest),
  };
}

/** The variation of this name in a list. */
export function named(variations: readonly Variation[], name: string): Variation {
  const found = variations.find((variation) => variation.name === name);
  if (found === undefined) throw new Error(`there is no variation "${name}"`);
  return found;
}
