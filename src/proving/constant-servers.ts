import { type ConstantServer, constantServer, goodGet, jsonAnswer, NO_ANSWER } from './constant-server.ts';
import type { Answer, Handler } from './handler.ts';
import { WRAPPER } from './page-names.ts';
import { newConnection } from './strict/connection.ts';

const CONNECTION = jsonAnswer(200, JSON.stringify({ [WRAPPER]: newConnection(4) }));
const HTML: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<!doctype html><title>Welcome</title><p>It works.</p>'),
};

const alike =
  (answer: Answer): Handler =>
  async () =>
    answer;

const always = (name: string, says: string, answer: Answer) =>
  constantServer(name, `everything is answered ${says}`, () => alike(answer));

const puts = (name: string, says: string, answer: Answer) =>
  goodGet(`get-right-${name}`, `PUT is answered ${says}`, alike(answer));

const failing = (status: number) => jsonAnswer(status, `{"error":${status}}`);

const echo: Handler = async ({ body }) => ({ ...jsonAnswer(200, ''), body });

const echoingFrom = (first: Answer) => (): Handler => {
  let last = first;
  return async (request) => {
    if (request.method === 'PUT') last = await echo(request);
    return last;
  };
};

/** Servers that know nothing of the page, and servers of which only GET does. */
export const constantServers: readonly ConstantServer[] = [
  always('empty-object', '200 {}', jsonAnswer(200, '{}')),
  always('empty-connection', '200 with an empty connection', jsonAnswer(200, `{"${WRAPPER}":{}}`)),
  always('array', '200 []', jsonAnswer(200, '[]')),
  always('null', '200 null', jsonAnswer(200, 'null')),
  always('broken-json', '200 with half of a JSON text', jsonAnswer(200, `{"${WRAPPER}":{`)),
  always('html', '200 with an HTML page', HTML),
  always('same-connection', '200 with the same connection', CONNECTION),
  always('no-content', '204', jsonAnswer(204, '')),
  always('bad-request', '400', failing(400)),
  always('unauthorized', '401', failing(401)),
  always('not-found', '404', failing(404)),
  always('server-error', '500', failing(500)),
  always('hangs-up', 'by closing the socket', NO_ANSWER),
  constantServer(
    'echo',
    'PUT is answered 200 with its own body, GET with the last one, {} before the first',
    echoingFrom(jsonAnswer(200, '{}')),
  ),
  constantServer(
    'echo-over-connection',
    'PUT is answered 200 with its own body, GET with the last one, a right connection before the first',
    echoingFrom(CONNECTION),
  ),
  puts('put-empty-object', '200 {}', jsonAnswer(200, '{}')),
  puts('put-same-connection', '200 with the connection as it was', CONNECTION),
  puts('put-no-content', '204', jsonAnswer(204, '')),
  puts('put-bad-request', '400', failing(400)),
  puts('put-unauthorized', '401', failing(401)),
  puts('put-not-found', '404', failing(404)),
  puts('put-server-error', '500', failing(500)),
  puts('put-hangs-up', 'by closing the socket', NO_ANSWER),
  goodGet('get-right-put-echo', 'PUT is answered 200 with its own body', echo),
];
