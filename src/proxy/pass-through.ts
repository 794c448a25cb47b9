import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dispatcher } from 'undici';
import { UsageError } from '../errors.ts';
import { dispatcherTo } from '../target/dispatcher.ts';
import type { Route } from '../target/route.ts';

/** What passed through, bodies as UTF-8 text. */
export interface PassedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestBody: string;
  /** Absent where the target did not answer. */
  readonly status: number | undefined;
  readonly responseBody: string;
}

/** A server on 127.0.0.1 that passes everything on to a target. */
export interface PassThrough {
  readonly url: string;
  close(): Promise<void>;
}

/** Bytes of a body that are passed on at most, in either direction. */
const sizeLimit = 32 * 1024 * 1024;
const timeout = 120_000;

/** Headers of one connection, not of the message (RFC 9110, section 7.6.1), and what is said anew. */
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'accept-encoding',
  'expect',
]);

/** @param passed is told of every exchange, once its answer is on the way back @throws UsageError for a port in use */
export async function startPassThrough(
  target: URL,
  port: number,
  route: Route,
  passed: (exchange: PassedExchange) => void,
): Promise<PassThrough> {
  const dispatcher = dispatcherTo(target.origin, timeout, route, sizeLimit);
  const base = target.pathname.replace(/\/+$/, '');
  const server = createServer((request, response) => {
    pass(request, response, { dispatcher, origin: target.origin, base })
      .then(passed)
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`cannot listen on port ${port} (${error.code}): choose another --port`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await dispatcher.destroy();
    },
  };
}

interface Way {
  readonly dispatcher: Dispatcher;
  readonly origin: string;
  readonly base: string;
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { dispatcher, origin, base }: Way,
): Promise<PassedExchange> {
  const { method = 'GET', url = '/' } = request;
  const path = `${base}${url.startsWith('/') ? url : '/'}`;
  const body = await read(request);
  const seen = { method, url: `${origin}${path}`, requestBody: body?.toString('utf8') ?? '' };
  if (!body) {
    refuse(response, 413, `a body of more than ${sizeLimit} bytes`);
    return { ...seen, status: undefined, responseBody: '' };
  }
  try {
    const answer = await dispatcher.request({
      origin,
      path,
      method: method as Dispatcher.HttpMethod,
      headers: passedOn(request.headers),
      body: body.length > 0 ? body : null,
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const headers = passedOn(answer.headers);
    if (method !== 'HEAD') headers['content-length'] = String(bytes.length);
    response.writeHead(answer.statusCode, headers).end(bytes);
    return { ...seen, status: answer.statusCode, responseBody: bytes.toString('utf8') };
  } catch (error) {
    refuse(
      response,
      502,
      `the target did not answer (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    );
    return { ...seen, status: undefined, responseBody: '' };
  }
}

/** The whole body; undefined where it is too large. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= sizeLimit) chunks.push(chunk as Buffer);
  }
  return size <= sizeLimit ? Buffer.concat(chunks) : undefined;
}

function passedOn(headers: NodeJS.Dict<string | string[]>): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || ownHeaders.has(name.toLowerCase()) ? [] : [[name, value]],
    ),
  );
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ proxy: message }));
}
