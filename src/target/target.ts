import { UsageError } from '../errors.ts';

/** Where the connection is: the origin, the path of the collection, the id and the token. */
export interface Target {
  /** The network endpoint as it was given, without `/v2.0`. */
  readonly url: string;
  readonly origin: string;
  readonly collection: string;
  readonly connectionId: string;
  readonly token: string;
}

const collection = '/v2.0/vpn/ipsec-site-connections';

/**
 * @param url the network endpoint, with or without `/v2.0`
 * @throws UsageError for a URL or an id that cannot be meant
 */
export function targetAt(url: string, connectionId: string, token: string): Target {
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
  if (!/^\w[\w.:-]*$/.test(connectionId)) {
    throw new UsageError(
      `"${connectionId}" is not the id of a connection: ids have letters, digits and hyphens only`,
    );
  }
  const prefix = parsed.pathname.replace(/\/+$/, '').replace(/\/v2\.0$/, '');
  return {
    url: `${parsed.origin}${prefix}`,
    origin: parsed.origin,
    collection: `${prefix}${collection}`,
    connectionId,
    token,
  };
}

/** A user name or password has no place in an error, not even in that of a mistyped URL. */
function withoutUser(url: string): string {
  return url.replace(/^(\w+:\/*)?.*@/, '$1***@');
}
