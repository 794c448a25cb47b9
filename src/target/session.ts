import { UsageError } from '../errors.ts';
import type { Answer, State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';
import { shownIn } from '../shown.ts';
import { type Asked, askPatiently, type Clock, mannerOf, type Patience, usualPatience } from './ask.ts';
import type { Client, WireRequest } from './client.ts';
import type { Foreigners, Target } from './target.ts';
import { askingWith, withToken } from './token-exchange.ts';

/** A read of the connection: its state, where the answer showed one. */
export interface Read extends Asked {
  readonly state: State;
}

/** An id and a token that nobody issued, and the tokens of those who may not write the connection. */
export interface Strangers {
  readonly connection: string;
  readonly token: string;
  readonly foreigners?: Foreigners;
}

/** Reads and writes one connection, waits out weather and PENDING states within bounds. */
export interface Session {
  read(): Promise<Read>;
  /** Reads until the status is not PENDING_*; `state` shows PENDING_* where the patience ended before. */
  settled(): Promise<Read>;
  put(request: CaseRequest): Promise<Asked>;
  /** Whether the waits between tries came to so much that nothing is tried again any more. */
  readonly outOfPatience: boolean;
}

/** Which connection a session is about, and how it is asked. */
export interface SessionOptions {
  readonly target: Target;
  readonly client: Client;
  readonly clock: Clock;
  /** A session that only reads and puts back needs none. */
  readonly strangers?: Strangers;
  readonly patience?: Patience;
  /** Ends every wait for a better answer at once: what came last is the answer. */
  readonly signal?: AbortSignal | undefined;
}

export function openSession({
  target,
  client,
  clock,
  strangers = { connection: '', token: '' },
  patience = usualPatience,
  signal,
}: SessionOptions): Session {
  const manner = mannerOf({ client, clock, patience, signal });
  const ask = (request: WireRequest) => askPatiently(request, manner);
  const askAsOneself = askingWith(target.tokens, ask);

  async function read(): Promise<Read> {
    const asked = await askAsOneself({
      method: 'GET',
      path: pathOf(target, target.connectionId),
      headers: { accept: 'application/json' },
    });
    return { ...asked, state: connectionIn(asked.answer) };
  }

  return {
    read,
    get outOfPatience() {
      return manner.outOfPatience;
    },
    async settled() {
      const deadline = clock.now() + patience.pending;
      for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
        const seen = await read();
        if (!isPending(seen.state) || clock.now() + wait > deadline || signal?.aborted) return seen;
        await clock.sleep(wait, signal);
      }
    },
    put(asked) {
      const { token } = asked;
      const request = updateRequest(asked, target, strangers.connection);
      if (token === 'own') return askAsOneself(request);
      if (token === 'none') return ask(request);
      if (token === 'never-issued') return ask(withToken(request, strangers.token));
      const source = strangers.foreigners?.[token];
      if (!source)
        throw new UsageError(`this needs the token of ${token}: name its cloud with --other-cloud`);
      return askingWith(source, ask)(request);
    },
  };
}

/** An update as it goes onto the wire, but for the token. @param unknown the id that nobody has */
export function updateRequest(
  { connection, raw, body }: CaseRequest,
  target: Pick<Target, 'collection' | 'connectionId'>,
  unknown: string,
): WireRequest {
  return {
    method: 'PUT',
    path: pathOf(target, connection === 'unknown' ? unknown : target.connectionId),
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  };
}

function pathOf({ collection }: Pick<Target, 'collection'>, id: string): string {
  return `${collection}/${encodeURIComponent(id)}`;
}

/** Says whether the connection is in a state in which every update is refused. */
export function isPending(state: State): boolean {
  return typeof state?.['status'] === 'string' && state['status'].startsWith('PENDING_');
}

/** The object inside the wrapper of a successful answer. */
export function connectionIn(answer: Answer): JsonObject | undefined {
  return answer.kind === 'response' && answer.status === 200 ? shownIn(answer) : undefined;
}
