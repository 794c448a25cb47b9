import { UsageError } from '../errors.ts';
import type { Foreigner } from '../model/clause.ts';
import type { Route } from './route.ts';
import { fixedToken, type TokenSource } from './token-source.ts';

/** Where the tokens of those come from who may not write the connection. */
export type Foreigners = Readonly<Partial<Record<Foreigner, TokenSource>>>;

/** Where the network API of a cloud is, how it is reached, and how one gets in. */
export interface Access extends Route {
  /** The network endpoint, with or without `/v2.0`. */
  readonly url: string;
  /** A token, or where tokens come from. */
  readonly token: string | TokenSource;
}

/** The network service of a cloud: the origin, the path of its API, the tokens and the way there. */
export interface Network {
  /** The network endpoint as it was given, without `/v2.0`. */
  readonly url: string;
  readonly origin: string;
  /** The path up to and with `/v2.0`. */
  readonly base: string;
  readonly tokens: TokenSource;
  readonly route: Route;
}

/** One connection of a cloud. */
export interface Target extends Network {
  /** The path of the collection that it is in. */
  readonly collection: string;
  readonly connectionId: string;
}

/** The collection of connections below `/v2.0`. */
export const connections = '/vpn/ipsec-site-connections';

/** @throws UsageError for a URL or an id that cannot be meant */
export function targetAt(access: Access, connectionId: string): Target {
  const network = networkAt(access);
  if (!/^\w[\w.:-]*$/.test(connectionId)) {
    throw new UsageError(
      `"${connectionId}" is not the id of a connection: ids have letters, digits and hyphens only`,
    );
  }
  return { ...network, collection: `${network.base}${connections}`, connectionId };
}

/** @throws UsageError for a URL that cannot be meant */
export function networkAt({ url, token, tls, proxies }: Access): Network {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new UsageError(
      `"${withoutUser(url)}" is not a URL: give the network endpoint, such as https://cloud.example.org:9696`,
    );
  }
  if (parsed.username || parsed.password) {
    throw new UsageError(
      'the URL carries a user name or password: give the token in the environment variable OS_TOKEN',
    );
  }
  const prefix = parsed.pathname.replace(/\/+$/, '').replace(/\/v2\.0$/, '');
  return {
    url: `${parsed.origin}${prefix}`,
    origin: parsed.origin,
    base: `${prefix}/v2.0`,
    tokens: typeof token === 'string' ? fixedToken(token) : token,
    route: { tls, proxies },
  };
}

/** A user name or password has no place in an error, not even in that of a mistyped URL. */
function withoutUser(url: string): string {
  return url.replace(/^(\w+:\/*)?.*@/, '$1***@');
}
