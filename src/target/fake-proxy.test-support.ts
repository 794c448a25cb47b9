import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import { listening } from '../selftest/weather/served.ts';

/** A little HTTP proxy that takes every host for 127.0.0.1, and notes what it is asked. */
export interface FakeProxy {
  readonly url: string;
  /** `CONNECT host:port` or `GET http://host/path`, one for each request. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** @param credentials `user:password` that it wants; @param refusal a status for every request */
export async function startProxy(credentials?: string, refusal?: number): Promise<FakeProxy> {
  const asked: string[] = [];
  const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const refuses = (header: string | undefined) => refusal ?? (wanted && header !== wanted ? 407 : undefined);
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const status = refuses(request.headers['proxy-authorization']);
    if (status !== undefined) {
      response.writeHead(status).end();
      return;
    }
    const { port, pathname } = new URL(request.url ?? '');
    const { 'proxy-authorization': _, ...headers } = request.headers;
    request.pipe(
      forward({ host: '127.0.0.1', port, path: pathname, method: request.method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const status = refuses(request.headers['proxy-authorization']);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const target = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    for (const end of [target, socket]) end.on('error', () => [target, socket].map((one) => one.destroy()));
  });
  const { port, close } = await listening(server);
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
