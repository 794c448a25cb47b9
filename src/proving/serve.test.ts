import { get, type IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { Answer, Request } from './handler.ts';
import { type Served, serve } from './serve.ts';

const OK: Answer = { status: 200, headers: {}, body: Buffer.from('hello') };
const running: Served[] = [];
const serving = async (answer: Answer | ((request: Request) => Answer)) => {
  const served = await serve(async (request) => (typeof answer === 'function' ? answer(request) : answer));
  running.push(served);
  return served.url;
};

afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.close()));
});

test('the handler sees method, path with query, headers in lower case and the body', async () => {
  const url = await serving(({ method, path, headers, body }) => ({
    ...OK,
    body: Buffer.from(`${method} ${path} ${headers['x-one']} ${body}`),
  }));
  const answer = await fetch(`${url}/a?b=c`, { method: 'PUT', headers: { 'X-One': '1' }, body: 'é' });
  expect(await answer.text()).toBe('PUT /a?b=c 1 é');
});

test('an answer comes with its status, its headers and a content-length', async () => {
  const url = await serving({ ...OK, status: 404, headers: { 'x-two': ['a', 'b'] } });
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('x-two'), answer.headers.get('content-length')]).toEqual([
    404,
    'a, b',
    '5',
  ]);
});

test('chunkBytes sends the body in chunks', async () => {
  const answer = await fetch(await serving({ ...OK, chunkBytes: 2 }));
  expect(answer.headers.get('transfer-encoding')).toBe('chunked');
  expect(await answer.text()).toBe('hello');
});

test('delayMs waits before the answer', async () => {
  const url = await serving({ ...OK, delayMs: 40 });
  const before = performance.now();
  await fetch(url);
  expect(performance.now() - before).toBeGreaterThan(35);
});

test('closeAfter announces the end of the connection', async () => {
  const answer = await fetch(await serving({ ...OK, closeAfter: true }));
  expect(answer.headers.get('connection')).toBe('close');
});

test('earlyHints sends a 103 first', async () => {
  const url = await serving({ ...OK, earlyHints: true });
  const seen = await new Promise<number[]>((resolve, reject) => {
    const codes: number[] = [];
    get(url, (answer: IncomingMessage) => {
      answer.resume();
      resolve([...codes, answer.statusCode ?? 0]);
    })
      .on('information', ({ statusCode }) => codes.push(statusCode))
      .on('error', reject);
  });
  expect(seen).toEqual([103, 200]);
});

test('hangUp sends nothing', async () => {
  await expect(fetch(await serving({ ...OK, hangUp: true }))).rejects.toThrow('fetch failed');
});

test('a 204 has no body and no content-length', async () => {
  const answer = await fetch(await serving({ ...OK, status: 204 }));
  expect([await answer.text(), answer.headers.get('content-length')]).toEqual(['', null]);
});

test('a handler that throws is answered 500 with the reason', async () => {
  const url = await serving(() => {
    throw new Error('broken');
  });
  const answer = await fetch(url);
  expect([answer.status, await answer.text()]).toEqual([
    500,
    'the proving server itself failed: Error: broken',
  ]);
});
