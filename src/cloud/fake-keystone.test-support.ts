import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { listening } from '../selftest/weather/served.ts';

/** A request that the fake got. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An answer; a Buffer or text is sent as it stands. */
export interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Json | Buffer;
}

/** What differs from a Keystone that lets everybody in who knows the password. */
export interface Differences {
  /** Answers in place of the usual answer. */
  readonly reply?: (heard: Heard, usual: () => Reply) => Reply | undefined;
  /** Seconds that a token lives. */
  readonly life?: number;
  readonly catalogue?: Json;
  /** Listens with TLS. */
  readonly tls?: ServerOptions;
}

export interface FakeKeystone {
  readonly url: string;
  readonly heard: Heard[];
  /** Every token issued, with the time of its end in milliseconds since 1970. */
  readonly tokens: Map<string, number>;
  close(): Promise<void>;
}

/** What opens the door. */
export const password = 'CANARY "of" the password';
export const secret = 'CANARY-of-the-secret';
export const oldToken = 'CANARY-of-the-old-token';

/** A catalogue with these network endpoints, as `[interface, region, url]`. */
export function catalogueOf(...endpoints: readonly (readonly [string, string, string])[]): Json {
  const listed = endpoints.map(([kind, region, url]) => ({
    interface: kind,
    region,
    region_id: region,
    url,
  }));
  return [
    { type: 'identity', name: 'keystone', endpoints: [] },
    { type: 'network', name: 'neutron', endpoints: listed },
  ];
}

/** A little Identity v3 service on a free port of 127.0.0.1: version discovery and tokens. */
export async function startKeystone(differences: Differences = {}): Promise<FakeKeystone> {
  const { reply, life = 3600, tls } = differences;
  const heard: Heard[] = [];
  const tokens = new Map<string, number>();
  let url = '';

  const issue = (auth: JsonObject): Reply => {
    if (!letsIn(auth['identity'])) {
      const message = 'The request you have made requires authentication.';
      return { status: 401, body: { error: { code: 401, message, title: 'Unauthorized' } } };
    }
    const token = `CANARY-token-${tokens.size + 1}`;
    const end = Date.now() + life * 1000;
    tokens.set(token, end);
    const catalogue = differences.catalogue ?? catalogueOf(['public', 'RegionOne', `${url}/network/v2.0`]);
    return {
      status: 201,
      headers: { 'x-subject-token': token },
      body: {
        token: {
          methods: ['password'],
          user: { id: 'u1', name: 'demo', domain: { id: 'default', name: 'Default' } },
          issued_at: new Date(end - life * 1000).toISOString(),
          expires_at: new Date(end).toISOString(),
          ...about(auth['scope'] ?? ownScope(auth['identity']), catalogue),
        },
      },
    };
  };
  const usual = ({ method, path, body }: Heard): Reply => {
    if (method === 'POST' && path === '/v3/auth/tokens') return issue(JSON.parse(body).auth);
    const version = { id: 'v3.14', status: 'stable', links: [{ rel: 'self', href: `${url}/v3/` }] };
    if (path === '/') return { status: 300, body: { versions: { values: [version] } } };
    return { status: 404, body: { error: { code: 404, message: 'Not found', title: 'Not Found' } } };
  };
  const listener: RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    heard.push(one);
    const answer = reply ? reply(one, () => usual(one)) : usual(one);
    if (!answer) {
      response.destroy();
      return;
    }
    const raw = typeof answer.body === 'string' || Buffer.isBuffer(answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(raw ? answer.body : JSON.stringify(answer.body ?? null));
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  const { port, close } = await listening(server);
  url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return { url, heard, tokens, close };
}

function letsIn(identity: Json | undefined): boolean {
  const text = JSON.stringify(identity);
  return [password, secret, oldToken].some((one) => text.includes(JSON.stringify(one)));
}

/** An application credential has a project of its own. */
function ownScope(identity: Json | undefined): Json | undefined {
  return isObject(identity) && isObject(identity['application_credential']) ? { project: {} } : undefined;
}

function about(scope: Json | undefined, catalog: Json): JsonObject {
  if (!isObject(scope)) return {};
  if (!isObject(scope['project'])) return { ...scope, roles: [{ id: 'r1', name: 'admin' }], catalog };
  const project = { id: 'p1', name: 'demo', domain: { id: 'default', name: 'Default' } };
  return { project, roles: [{ id: 'r1', name: 'member' }], catalog };
}
