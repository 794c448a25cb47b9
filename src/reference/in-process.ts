import type { Behaviour } from './behaviour.ts';
import { answerOrCrash } from './crash.ts';
import type { Wire, WireAnswer, WireRequest } from './fault.ts';
import { lawful } from './lawful.ts';
import type { ForeignTokens } from './routes.ts';
import { connectionIds, createStore, defaultResolvable } from './store.ts';

/** The reference server without a socket: the same steps, thousands of times faster to start. */
export interface InProcessServer {
  readonly url: string;
  readonly token: string;
  readonly foreign: ForeignTokens;
  readonly connections: typeof connectionIds;
  readonly fqdn: string;
  /** Answers one request; undefined where the connection is dropped. */
  send(request: WireRequest): Promise<WireAnswer | undefined>;
}

const largest = 1024 * 1024;

/** @param wire what stands between the client and the server */
export function startInProcess(hooks: Partial<Behaviour> = {}, wire?: Wire): InProcessServer {
  const url = 'http://127.0.0.1';
  const token = 'in-process-token';
  const foreign = { 'other-project': 'in-process-other-token', reader: 'in-process-reader-token' };
  const service = { url, token, foreign, store: createStore({}), does: { ...lawful, ...hooks } };
  const direct = async ({
    method,
    path,
    headers,
    body = '',
  }: WireRequest): Promise<WireAnswer | undefined> => {
    const bytes = Buffer.from(body);
    const request = { method, path, headers, body: bytes.length > largest ? ('too large' as const) : bytes };
    const answer = await service.does.deliver(answerOrCrash(request, service), request);
    if (answer === undefined) return undefined;
    const names = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status: answer.status, headers: Object.fromEntries(names), body: String(answer.body) };
  };
  return {
    url,
    token,
    foreign,
    connections: connectionIds,
    fqdn: Object.keys(defaultResolvable)[0] ?? '',
    send: (request) => (wire ? wire(request, direct) : direct(request)),
  };
}
