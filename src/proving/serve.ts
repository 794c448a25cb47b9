import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Answer, Handler, Request } from './handler.ts';
import { bytesOf } from './json-object.ts';

const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** A listening server: `url` is `http://127.0.0.1:<port>`; `close` destroys every socket. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Puts a handler on a free port of 127.0.0.1. A handler that throws is answered 500 with the reason as text. */
export async function serve(handler: Handler): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    exchange(handler, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function exchange(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const request = await read(incoming);
  await deliver(await handler(request).catch(fault), outgoing);
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of incoming) {
    size += piece.length;
    if (size > MAX_BODY_BYTES) throw new Error(`the request body is larger than ${MAX_BODY_BYTES} bytes`);
    pieces.push(piece);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers, body: Buffer.concat(pieces) };
}

function fault(cause: unknown): Answer {
  return {
    status: 500,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from(`the proving server itself failed: ${cause}`),
  };
}

async function deliver(answer: Answer, outgoing: ServerResponse): Promise<void> {
  if (answer.delayMs !== undefined) await setTimeout(answer.delayMs);
  if (answer.hangUp) {
    outgoing.destroy();
    return;
  }
  if (answer.earlyHints) outgoing.writeEarlyHints({ link: '</v2.0>; rel=preload' });
  outgoing.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) outgoing.setHeader(name, value);
  if (answer.closeAfter) outgoing.setHeader('connection', 'close');
  if (answer.status === 204) outgoing.end();
  else await deliverBody(bytesOf(answer.body), answer.chunkBytes, outgoing);
}

async function deliverBody(body: Buffer, size: number | undefined, outgoing: ServerResponse): Promise<void> {
  if (size === undefined) {
    outgoing.setHeader('content-length', body.length).end(body);
    return;
  }
  for (let start = 0; start < body.length && !outgoing.destroyed; start += size) {
    outgoing.write(body.subarray(start, start + size));
    await setImmediate();
  }
  outgoing.end();
}
