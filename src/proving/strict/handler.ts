import type { Answer, Handler, Request } from '../handler.ts';
import {
  type Body,
  bytesOf,
  isJsonObject,
  type JsonObject,
  parseJson,
  readJsonObject,
  writeJsonObject,
} from '../json-object.ts';
import { COLLECTION, WRAPPER } from '../page-names.ts';
import { refuseAttributes } from './attributes.ts';
import { CONNECTION_IDS, type Connection, newConnection } from './connection.ts';
import { Refusal } from './refusal.ts';
import { updated } from './update.ts';

/** `family`: IP version of the local side, which decides the least mtu; `token`: the only X-Auth-Token let in. */
export interface StrictSettings {
  readonly family: 4 | 6;
  readonly token: string;
}

/** Good tokens of those who may not see the connection: of another project, and of a reader. */
export const FOREIGN = {
  'other-project': 'strict-server-other-token',
  reader: 'strict-server-reader-token',
} as const;

const LEAST_MTU = { 4: 68, 6: 1280 } as const;

/** GET and PUT of two connections as the page says, with the strictest lawful reading of what it leaves open. */
export function strictHandler({ family, token }: StrictSettings): Handler {
  const stored = new Map<string, Connection>(CONNECTION_IDS.map((id) => [id, newConnection(family, id)]));

  const answer = (request: Request): Answer => {
    const sender = request.headers['x-auth-token'];
    if (Object.values<unknown>(FOREIGN).includes(sender)) {
      throw new Refusal(404, 'connection_id', 'is not a known connection');
    }
    if (sender !== token) {
      throw new Refusal(401, 'X-Auth-Token', 'is missing or not valid; send the token of a user');
    }
    const path = request.path.split('?', 1)[0] ?? '';
    if (!path.startsWith(COLLECTION)) throw new Refusal(404, 'path', 'leads nowhere');
    const id = path.slice(COLLECTION.length);
    let found = stored.get(id);
    if (request.method === 'PUT') {
      const sent = readSent(request.body);
      refuseAttributes(sent, LEAST_MTU[family]);
      if (found) found = updated(found, sent);
      if (found) stored.set(id, found);
    } else if (request.method !== 'GET') {
      throw new Refusal(405, 'method', 'is neither GET nor PUT');
    }
    if (!found) throw new Refusal(404, 'connection_id', 'is not a known connection');
    return json(200, { [WRAPPER]: alphabetical(found) });
  };

  return async (request) => {
    try {
      return answer(request);
    } catch (cause) {
      if (cause instanceof Refusal) return refused(cause);
      throw cause;
    }
  };
}

function readSent(received: Body): JsonObject {
  const body = parsed(received);
  if (!isJsonObject(body)) throw new Refusal(400, 'body', 'is not a JSON object');
  const beside = Object.keys(body).find((name) => name !== WRAPPER);
  if (beside !== undefined) throw new Refusal(400, 'body', `has a member beside ${WRAPPER}`);
  const sent = body[WRAPPER];
  if (!isJsonObject(sent)) throw new Refusal(400, WRAPPER, 'is missing or not an object');
  return sent;
}

function parsed(body: Body): unknown {
  try {
    return readJsonObject(body) ?? parseJson(bytesOf(body));
  } catch {
    throw new Refusal(400, 'body', 'is not JSON in UTF-8');
  }
}

function refused({ status, at, message }: Refusal): Answer {
  const answer = json(status, { problem: { at, says: message }, status });
  if (status === 401)
    return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Token realm="vpn"' } };
  if (status === 405) return { ...answer, headers: { ...answer.headers, allow: 'GET, PUT' } };
  return answer;
}

function json(status: number, value: JsonObject): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: writeJsonObject(value),
  };
}

function alphabetical(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
