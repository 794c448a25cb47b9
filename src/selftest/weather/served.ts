import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { WireAnswer } from '../../reference/fault.ts';
import { startInProcess } from '../../reference/in-process.ts';
import type { Disturbed } from './disturbance.ts';

/** Hands an answer over; `count` is the number of the request, from 1. */
export type Handover = (answer: WireAnswer, response: ServerResponse, count: number) => void;

/** Listens on a free port of 127.0.0.1, or on a given one; `close` ends every socket. */
export async function listening(server: Server, port = 0): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A correct server on a socket, whose answers are handed over in a way of their own. */
export async function served(handOver: Handover): Promise<Disturbed> {
  const { token, connections, fqdn, respond } = correct(handOver);
  const { port, close } = await listening(createServer(respond));
  return { url: `http://127.0.0.1:${port}`, token, fqdn, connection: connections.ipv4, close };
}

/** A correct server as a listener of requests; its state outlives any socket. */
export function correct(handOver: Handover) {
  const { token, connections, fqdn, send } = startInProcess();
  let count = 0;
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await request.toArray().catch(() => [])).toString();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const answer = await send({ method: request.method ?? '', path: request.url ?? '', headers, body });
    if (answer) handOver(answer, response, ++count);
    else response.destroy();
  };
  return { token, connections, fqdn, respond };
}

/** Hands an answer over as it should be. */
export const whole: Handover = ({ status, headers, body }, response) => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
};
