import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { catalogueOf, type FakeKeystone, startKeystone } from '../cloud/fake-keystone.test-support.ts';
import { startInProcess } from '../reference/in-process.ts';
import { listening } from '../selftest/weather/served.ts';

/** What a fake cloud does otherwise. */
export interface Oddities {
  /** Seconds that a token lives. */
  readonly life?: number;
  /** After so many requests the token that was used last is no longer good. */
  readonly revokesAfter?: number;
  /** Adds this to every refusal. */
  readonly quotes?: string;
  /** Sends every request elsewhere. */
  readonly redirect?: string;
  /** Key and certificate of both services. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The name of both services, in place of 127.0.0.1. */
  readonly host?: string;
}

/** A fake Keystone, and a correct network service that takes the tokens of that Keystone only. */
export interface FakeCloud {
  readonly keystone: FakeKeystone;
  /** Methods and paths that the network service got. */
  readonly heard: string[];
  readonly connection: string;
  /** Another one of the same kind. */
  readonly second: string;
  close(): Promise<void>;
}

export async function startCloud(oddities: Oddities = {}): Promise<FakeCloud> {
  const { life, revokesAfter, quotes, redirect, tls, host = '127.0.0.1' } = oddities;
  const { token: inner, connections, send } = startInProcess();
  const heard: string[] = [];
  const revoked = new Set<string>();
  let keystone: FakeKeystone | undefined;

  const isGood = (token: string) => (keystone?.tokens.get(token) ?? 0) > Date.now() && !revoked.has(token);
  const listener: RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray().catch(() => [])).toString();
    const { method = '', url: path = '' } = request;
    heard.push(`${method} ${path}`);
    const outer = String(request.headers['x-auth-token'] ?? '');
    if (heard.length === revokesAfter) revoked.add(outer);
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (outer !== '') headers['x-auth-token'] = isGood(outer) ? inner : 'not-good';
    const answer = redirect === undefined ? await send({ method, path, headers, body }) : undefined;
    if (!answer) {
      response.writeHead(307, { location: redirect ?? '/' }).end();
      return;
    }
    const quoted =
      answer.status < 400 || quotes === undefined ? answer.body : JSON.stringify({ said: quotes, outer });
    response
      .writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(quoted) })
      .end(quoted);
  };
  const network = await listening(tls ? createTlsServer(tls, listener) : createServer(listener));
  const url = `${tls ? 'https' : 'http'}://${host}:${network.port}`;
  keystone = await startKeystone({
    ...(life !== undefined && { life }),
    ...(tls && { tls }),
    catalogue: catalogueOf(['public', 'RegionOne', `${url}/v2.0`]),
  });
  const { close } = keystone;
  return {
    keystone: { ...keystone, url: keystone.url.replace('127.0.0.1', host) },
    heard,
    connection: connections.ipv4,
    second: connections.ipv4Second,
    close: async () => {
      await close();
      await network.close();
    },
  };
}
