import { isObject } from '../json.ts';
import type { Answer, CaseRequest, Disturbance, JsonObject, State } from '../model.ts';
import type { Client, WireRequest } from './client.ts';
import type { Target } from './target.ts';
import { retryAfter, weatherOf } from './weather.ts';

/** Time as the run sees it; passed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970, as dates in `Retry-After` are compared with it. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** How patient a session is. Milliseconds, and numbers of tries. */
export interface Patience {
  readonly tries: number;
  readonly backoff: number;
  readonly longestWait: number;
  readonly pending: number;
}

export const usualPatience: Patience = { tries: 4, backoff: 200, longestWait: 30_000, pending: 90_000 };

/** An answer, and what had to be waited out before it. */
export interface Asked {
  readonly answer: Answer;
  readonly disturbances: readonly Disturbance[];
}

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
  const own = { 'x-auth-token': target.token };

  async function ask(request: WireRequest): Promise<Asked> {
    const seen = new Map<string, number>();
    for (let attempt = 1; ; attempt++) {
      const answer = await client.send(request);
      const weather = weatherOf(answer) ?? damaged(answer);
      if (weather === undefined || weather.startsWith('redirect'))
        return { answer, disturbances: tally(seen) };
      seen.set(weather, (seen.get(weather) ?? 0) + 1);
      if (attempt >= triesFor(answer, patience)) return { answer, disturbances: tally(seen) };
      const wait = retryAfter(answer, clock.now()) ?? patience.backoff * 2 ** (attempt - 1);
      await clock.sleep(Math.min(wait, patience.longestWait));
    }
  }

  async function read(): Promise<Read> {
    const asked = await ask({
      method: 'GET',
      path: pathOf(target.connectionId),
      headers: { ...own, accept: 'application/json' },
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
    put(request) {
      const token = { own: target.token, none: undefined, 'never-issued': strangers.token }[request.token];
      return ask({
        method: 'PUT',
        path: pathOf(request.connection === 'named' ? target.connectionId : strangers.connection),
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(token === undefined ? {} : { 'x-auth-token': token }),
        },
        body: request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
      });
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

/** A successful answer that claims to be JSON and is not, or a page such as the one that asks a guest to log in. */
function damaged(answer: Answer): string | undefined {
  if (answer.kind === 'none' || answer.status !== 200 || answer.json !== undefined) return undefined;
  const type = answer.headers['content-type'] ?? '';
  if (/json/i.test(type)) return 'a body that is not JSON';
  return /html/i.test(type) ? 'a page of HTML in place of JSON' : undefined;
}

/** A server that hangs is asked once more; the rest as often as patience allows. */
function triesFor(answer: Answer, patience: Patience): number {
  const hangs = answer.kind === 'none' && /TIMEOUT|TimeoutError/i.test(answer.code);
  const refuses = answer.kind === 'none' && /ENOTFOUND|CERT|VERIFY|TLS|SSL|EPROTO/i.test(answer.code);
  return refuses ? 1 : hangs ? Math.min(2, patience.tries) : patience.tries;
}

function tally(seen: ReadonlyMap<string, number>): Disturbance[] {
  return [...seen].map(([what, times]) => ({ what, times }));
}
