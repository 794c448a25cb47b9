import { isObject } from '../json.ts';
import type { Answer, CaseRequest, JsonObject, State } from '../model.ts';
import { type Asked, askPatiently, type Clock, type Patience, usualPatience } from './ask.ts';
import type { Client, WireRequest } from './client.ts';
import type { Target } from './target.ts';
import { askingWith, withToken } from './token-exchange.ts';

/** A read of the connection: its state, where the answer showed one. */
export interface Read extends Asked {
  readonly state: State;
}

/** Reads and writes one connection, waits out weather and PENDING states within bounds. */
export interface Session {
  read(): Promise<Read>;
  /** Reads until the status is not PENDING_*; `state` shows PENDING_* where the patience ended before. */
  settled(): Promise<Read>;
  put(request: CaseRequest): Promise<Asked>;
}

export function openSession(
  target: Target,
  client: Client,
  strangers: { readonly connection: string; readonly token: string },
  clock: Clock,
  patience: Patience = usualPatience,
): Session {
  const pathOf = (id: string) => `${target.collection}/${encodeURIComponent(id)}`;
  const ask = (request: WireRequest) => askPatiently(client, request, clock, patience);
  const askAsOneself = askingWith(target.tokens, ask);

  async function read(): Promise<Read> {
    const asked = await askAsOneself({
      method: 'GET',
      path: pathOf(target.connectionId),
      headers: { accept: 'application/json' },
    });
    return { ...asked, state: connectionIn(asked.answer) };
  }

  return {
    read,
    async settled() {
      const deadline = clock.now() + patience.pending;
      for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
        const seen = await read();
        if (!isPending(seen.state) || clock.now() + wait > deadline) return seen;
        await clock.sleep(wait);
      }
    },
    put({ token, connection, raw, body }) {
      const request: WireRequest = {
        method: 'PUT',
        path: pathOf(connection === 'named' ? target.connectionId : strangers.connection),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      };
      if (token === 'own') return askAsOneself(request);
      return ask(token === 'none' ? request : withToken(request, strangers.token));
    },
  };
}

/** Says whether the connection is in a state in which every update is refused. */
export function isPending(state: State): boolean {
  return typeof state?.['status'] === 'string' && state['status'].startsWith('PENDING_');
}

/** The object inside the wrapper of a successful answer. */
export function connectionIn(answer: Answer): JsonObject | undefined {
  if (answer.kind === 'none' || answer.status !== 200) return undefined;
  const wrapped = isObject(answer.json) ? answer.json['ipsec_site_connection'] : undefined;
  return isObject(wrapped) ? wrapped : undefined;
}
