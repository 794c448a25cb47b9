import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from '../model/exchange.ts';
import { type Client, openClient, type WireRequest } from './client.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const http = (listener: RequestListener) => listening(createServer(listener));

/** A server that answers every request with these bytes and then closes the socket. */
const raw = (bytes: string) =>
  listening(
    createTcpServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(bytes));
    }),
  );

function clientOf(origin: string, timeout = 20_000): Client {
  const client = openClient(origin, timeout);
  open.push(() => client.close());
  return client;
}

const get: WireRequest = { method: 'GET', path: '/', headers: {} };
const asked = async (listener: RequestListener, timeout?: number): Promise<Answer> =>
  clientOf(await http(listener), timeout).send(get);
const replying =
  (status: number, headers: Record<string, string | string[]>, body: string | Buffer = '') =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

describe('a response', () => {
  test('has status, headers in lower case, text and JSON', async () => {
    const answer = await asked(
      replying(400, { 'Content-Type': 'application/json', 'X-Many': ['a', 'b'] }, '{"a":[1,"\u00e9"]}'),
    );
    expect(answer).toMatchObject({
      kind: 'response',
      status: 400,
      headers: { 'content-type': 'application/json', 'x-many': 'a, b' },
      text: '{"a":[1,"\u00e9"]}',
      json: { a: [1, '\u00e9'] },
    });
    expect(answer.ms).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['null', null],
    ['"text"', 'text'],
    ['[]', []],
    [' {"a":1}\r\n', { a: 1 }],
    ['"\ufffd"', '\ufffd'],
  ])('%j is JSON, whatever its content type', async (text, json) => {
    expect(await asked(replying(200, { 'content-type': 'text/plain' }, text))).toMatchObject({ text, json });
  });

  test.each([
    ['nothing', ''],
    ['HTML', '<!doctype html>'],
    ['half of a JSON text', '{"ipsec_site_connection":{'],
    ['two JSON texts', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
  ])('of %s has no JSON', async (_, text) => {
    const answer = await asked(replying(200, { 'content-type': 'application/json' }, text));
    expect(answer).toMatchObject({ kind: 'response', status: 200, text });
    expect(answer).not.toHaveProperty('json');
  });

  test.each([
    ['a byte that begins nothing', Buffer.from([0x22, 0xff, 0x22])],
    ['half a character', Buffer.from([0x22, 0xc3, 0x22])],
    [
      'a broken character beside a replacement character',
      Buffer.concat([Buffer.from('"\ufffd'), Buffer.from([0xff, 0x22])]),
    ],
    ['Latin-1', Buffer.from('"\u00e9"', 'latin1')],
  ])('in what is no UTF-8 (%s) has no JSON', async (_, body) => {
    const answer = await asked(replying(200, { 'content-type': 'application/json' }, body));
    expect(answer).toMatchObject({ kind: 'response', status: 200 });
    expect(answer).not.toHaveProperty('json');
  });

  test('that redirects is not followed', async () => {
    const paths: (string | undefined)[] = [];
    const answer = await asked((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(answer).toMatchObject({ kind: 'response', status: 307, headers: { location: '/elsewhere' } });
    expect(paths).toEqual(['/']);
  });

  test('without content is one', async () => {
    expect(await asked(replying(204, {}))).toMatchObject({ kind: 'response', status: 204, text: '' });
  });
});

describe('a request', () => {
  test.each<[string, Partial<WireRequest>, string]>([
    ['body', { method: 'PUT', body: '{"a":"\u00e9"}' }, '{"a":"\u00e9"}'],
    ['empty body', { method: 'PUT', body: '' }, ''],
    ['no body', { method: 'PUT' }, ''],
  ])('with %s arrives as it was given', async (_, parts, body) => {
    const seen: unknown[] = [];
    const origin = await http(async (request, response) => {
      const pieces = await request.toArray();
      seen.push(
        request.method,
        request.url,
        request.headers['x-auth-token'],
        Buffer.concat(pieces).toString(),
      );
      response.end('{}');
    });
    await clientOf(origin).send({ ...get, path: '/a/b%20c', headers: { 'x-auth-token': 't' }, ...parts });
    expect(seen).toEqual([parts.method, '/a/b%20c', 't', body]);
  });

  test('that cannot be sent has no answer, and throws nothing', async () => {
    const origin = await http(replying(200, {}));
    const answer = await clientOf(origin).send({ ...get, headers: { 'x-auth-token': 'a\nb' } });
    expect(answer).toMatchObject({ kind: 'none', code: 'UND_ERR_INVALID_ARG' });
  });
});

describe('no answer', () => {
  test('from a port where nobody listens', async () => {
    const server = createTcpServer();
    const origin = await listening(server);
    await open.pop()?.();
    expect(await clientOf(origin).send(get)).toMatchObject({ kind: 'none', code: 'ECONNREFUSED' });
  });

  test('from a socket that is closed at once', async () => {
    expect(await asked((request) => request.socket.destroy())).toMatchObject({
      kind: 'none',
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
    });
  });

  test('from a socket that is reset in the middle of the body', async () => {
    const answer = await asked((request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => request.socket.resetAndDestroy());
    });
    expect(answer).toMatchObject({
      kind: 'none',
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
    });
  });

  test('from a body that is shorter than its content-length', async () => {
    const origin = await raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":1}');
    expect((await clientOf(origin).send(get)).kind).toBe('none');
  });

  test('from a content-length that is no number', async () => {
    const origin = await raw('HTTP/1.1 200 OK\r\ncontent-length: seven\r\n\r\n{"a":1}');
    expect(await clientOf(origin).send(get)).toMatchObject({
      kind: 'none',
      code: expect.stringMatching(/^(HPE_|HTTPParserError)/),
    });
  });

  test('from what is not HTTP', async () => {
    const origin = await raw('220 mail.example.org ESMTP\r\n');
    expect(await clientOf(origin).send(get)).toMatchObject({
      kind: 'none',
      code: expect.stringMatching(/^(HPE_|HTTPParserError)/),
    });
  });

  test('from a body of 10 MB, which is cut at the limit', async () => {
    const answer = await asked(replying(200, {}, Buffer.alloc(10 * 1024 * 1024, ' ')));
    expect(answer).toMatchObject({ kind: 'none', code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  });

  test.each<[string, RequestListener]>([
    ['before the headers', () => {}],
    [
      'in the middle of the body',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
      },
    ],
  ])('from a server that hangs %s', async (_, listener) => {
    expect(await asked(listener, 100)).toMatchObject({
      kind: 'none',
      code: expect.stringMatching(/TIMEOUT|TimeoutError/),
    });
  });
});

describe('after no answer', () => {
  test('the same client asks again', async () => {
    let requests = 0;
    const client = clientOf(
      await http((request, response) => {
        requests++;
        if (requests === 1) request.socket.destroy();
        else response.end('{}');
      }),
    );
    expect((await client.send(get)).kind).toBe('none');
    expect(await client.send(get)).toMatchObject({ kind: 'response', status: 200 });
  });

  test('bytes beyond the content-length do not reach the next answer', async () => {
    const origin = await raw('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}{"more":1}');
    const client = clientOf(origin);
    expect(await client.send(get)).toMatchObject({ kind: 'response', json: {} });
    expect(await client.send(get)).toMatchObject({ kind: 'response', json: {} });
  });
});
