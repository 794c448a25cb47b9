import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import { proxyFor } from './proxies.ts';
import type { Route } from './route.ts';

/** Bytes of a response body that are read at most, unless a caller says otherwise. */
const bodyLimit = 1024 * 1024;

/**
 * Sockets to one origin: to itself, or to the proxy before it. Behind a proxy https goes through a tunnel, http is
 * forwarded. @param timeout milliseconds until the headers, and between two pieces of the body
 */
export function dispatcherTo(
  origin: string,
  timeout: number,
  { tls, proxies }: Route,
  maxResponseSize = bodyLimit,
): Dispatcher {
  const limits = {
    connections: 8,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxResponseSize,
  };
  const { verify = true, ...pem } = tls ?? {};
  const connect = { timeout, rejectUnauthorized: verify, ...pem };
  const proxy = proxyFor(origin, proxies);
  if (proxy === undefined) return new Pool(origin, { ...limits, connect });
  return new ProxyAgent({
    ...limits,
    uri: proxy,
    proxyTunnel: origin.startsWith('https:'),
    requestTls: connect,
    proxyTls: { timeout },
    factory: (to, options) => new Pool(to, { ...limits, ...options }),
  });
}
