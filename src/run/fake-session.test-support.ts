import { isObject } from '../json.ts';
import type { Answer, State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, CaseRequest } from '../model/plan.ts';
import { isPending, type Read, type Session } from '../target/session.ts';

/** What a server makes of an update: its status, and the connection that it stores; unchanged where there is none. */
export interface Reaction {
  readonly status: number;
  readonly stored?: JsonObject;
}

/** A connection in memory behind the interface of a session. */
export interface FakeSession extends Session {
  outOfPatience: boolean;
  /** The attributes of every update so far. */
  readonly sent: JsonObject[];
  /** Values of `status` that the next reads show; ACTIVE after them. */
  readonly statuses: string[];
  stored: JsonObject;
  /** Status of every read, other than 200. */
  unreadable: number | undefined;
}

/** Tries after which a wait for the end of PENDING gives up. */
const patience = 5;

/** Stores what `react` says; by default a valid update is merged into what is stored. */
export function fakeSession(
  first: JsonObject,
  react: (sent: JsonObject, stored: JsonObject) => Reaction = accept,
): FakeSession {
  const read = async (): Promise<Read> => {
    const state: State =
      fake.unreadable === undefined
        ? { ...fake.stored, status: fake.statuses.shift() ?? 'ACTIVE' }
        : undefined;
    return { answer: answerOf(fake.unreadable ?? 200), disturbances: [], state };
  };
  const fake: FakeSession = {
    sent: [],
    statuses: [],
    stored: first,
    unreadable: undefined,
    outOfPatience: false,
    read,
    async settled() {
      let seen = await read();
      for (let left = patience; left > 1 && isPending(seen.state); left--) seen = await read();
      return seen;
    },
    async put(request) {
      const sent = attributesOf(request);
      fake.sent.push(sent);
      const { status, stored } = react(sent, fake.stored);
      fake.stored = stored ?? fake.stored;
      return { answer: answerOf(status), disturbances: [] };
    },
  };
  return fake;
}

/** A server that takes every update. */
export function accept(sent: JsonObject, stored: JsonObject): Reaction {
  return { status: 200, stored: { ...stored, ...sent } };
}

/** A case that sends these attributes; `parts` replace the rest. */
export function caseOf(attributes: JsonObject, parts: Partial<Case> = {}): Case {
  return {
    id: 'a/clause#1',
    clause: 'a/clause',
    request: { body: { ipsec_site_connection: attributes }, token: 'own', connection: 'named' },
    expect: { kind: 'accepted' },
    ...parts,
  };
}

function attributesOf({ body }: CaseRequest): JsonObject {
  const wrapped = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(wrapped) ? wrapped : {};
}

function answerOf(status: number): Answer {
  return { kind: 'response', status, headers: {}, text: '', ms: 1 };
}
