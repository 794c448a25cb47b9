import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { Disturbance, Disturbed } from './disturbance.ts';
import { selfSigned } from './self-signed.ts';
import { correct, listening, served, whole } from './served.ts';

const yesterday = () => new Date(Date.now() - 24 * 60 * 60 * 1000);

/** A correct server behind TLS, with a certificate that nobody vouches for. */
async function secured(scheme: 'https' | 'http', at?: Date): Promise<Disturbed> {
  const { token, connections, respond } = correct(whole);
  const { port, close } = await listening(createHttpsServer(selfSigned(at), respond));
  return { url: `${scheme}://127.0.0.1:${port}`, token, connection: connections.ipv4, close };
}

/** A correct server that is closed at the n-th request, and opened again on the same port where `back` says so. */
async function restarted(at: number, back: boolean): Promise<Disturbed> {
  let seen = 0;
  let current = { close: async () => {} };
  const { token, connections, fqdn, respond } = correct(whole);
  const open = async (port?: number) => {
    const opened = await listening(
      createServer(async (request, response) => {
        if (++seen !== at) return respond(request, response);
        await current.close();
        current = back ? await open(opened.port) : { close: async () => {} };
      }),
      port,
    );
    return opened;
  };
  const first = await open();
  current = first;
  return {
    url: `http://127.0.0.1:${first.port}`,
    token,
    fqdn,
    connection: connections.ipv4,
    close: () => current.close(),
  };
}

/** A port where nobody listens any more. */
async function nobody(): Promise<Disturbed> {
  const { port, close } = await listening(createTcpServer());
  await close();
  return { url: `http://127.0.0.1:${port}`, token: 'none', connection: 'none', close: async () => {} };
}

const unanswered = (
  name: string,
  says: string,
  code: string,
  start: () => Promise<Disturbed>,
): Disturbance => ({
  name,
  says,
  expect: 'incomplete',
  cause: new RegExp(`does not answer \\((${code})\\)`),
  start,
});

/** Servers that cannot be reached, or not any more, or not as they are called. */
export const unreachable: readonly Disturbance[] = [
  unanswered('certificate-of-its-own', 'the server vouches for itself', 'DEPTH_ZERO_SELF_SIGNED_CERT', () =>
    secured('https'),
  ),
  unanswered('certificate-out-of-date', 'the certificate ended yesterday', '\\w*CERT\\w*', () =>
    secured('https', yesterday()),
  ),
  unanswered(
    'http-where-https-is-spoken',
    'the URL says http and the server speaks TLS',
    'HPE_\\w+|UND_ERR_\\w+|ECONNRESET',
    () => secured('http'),
  ),
  unanswered(
    'https-where-http-is-spoken',
    'the URL says https and the server does not',
    'ERR_SSL_\\w+|EPROTO',
    async () => {
      const disturbed = await served(whole);
      return { ...disturbed, url: disturbed.url.replace('http:', 'https:') };
    },
  ),
  unanswered('unknown-name', 'nobody knows the name of the server', 'ENOTFOUND|EAI_AGAIN', async () => ({
    ...(await nobody()),
    url: 'http://vpn.invalid',
  })),
  unanswered('nobody-listens', 'nobody listens at the port', 'ECONNREFUSED', nobody),
  {
    name: 'restart',
    says: 'the server is closed and opened again',
    expect: 'conformant',
    cause: /no answer \((UND_ERR_SOCKET|ECONNRESET|ECONNREFUSED)\)/,
    start: () => restarted(40, true),
  },
  {
    name: 'shutdown',
    says: 'the server is closed for ever',
    expect: 'incomplete',
    cause: /no answer \(ECONNREFUSED\)/,
    start: () => restarted(40, false),
  },
];
