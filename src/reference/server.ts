import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Behaviour, Request } from './behaviour.ts';
import { readBody } from './body.ts';
import { answerOrCrash } from './crash.ts';
import { lawful } from './lawful.ts';
import type { ForeignTokens, Service } from './routes.ts';
import { connectionIds, createStore, defaultResolvable, type StoreOptions } from './store.ts';

/** `port` 0 is any free port; `token` is random unless given; `hooks` replace single steps of the lawful server. */
export interface ReferenceServerOptions extends StoreOptions {
  readonly port?: number;
  readonly token?: string;
  readonly hooks?: Partial<Behaviour>;
}

/** A running server. `fqdn` is the first name that resolves, `''` if there is none. */
export interface ReferenceServer {
  readonly url: string;
  readonly token: string;
  /** Good tokens of those who do not own the connections. */
  readonly foreign: ForeignTokens;
  readonly connections: typeof connectionIds;
  readonly fqdn: string;
  /** Ends the server and every open socket. */
  close(): Promise<void>;
}

/**
 * Starts the reference server on 127.0.0.1, with its connections in memory. With `family`, the ids of the
 * other family answer 404. Rejects with an Error if the port cannot be had.
 */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const server = createServer();
  server.keepAliveTimeout = 60_000;
  const url = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  const token = options.token ?? secret();
  const foreign = { 'other-project': secret(), reader: secret() };
  const service: Service = {
    url,
    token,
    foreign,
    store: createStore(options),
    does: { ...lawful, ...options.hooks },
  };
  server.on('request', (request, response) => void respond(request, response, service));
  return {
    url,
    token,
    foreign,
    connections: connectionIds,
    fqdn: Object.keys(options.resolvable ?? defaultResolvable)[0] ?? '',
    close: () => close(server),
  };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const advice = 'choose another port, or 0 for any free one';
      reject(new Error(`cannot listen on 127.0.0.1:${port} (${cause.message}): ${advice}`, { cause }));
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function respond(incoming: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  try {
    const request: Request = {
      method: incoming.method ?? '',
      path: (incoming.url ?? '').split('?', 1)[0] ?? '',
      headers: incoming.headers,
      body: await readBody(incoming),
    };
    const answer = await service.does.deliver(answerOrCrash(request, service), request);
    if (answer === undefined) response.destroy();
    else send(answer, response);
  } catch {
    response.destroy();
  }
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
