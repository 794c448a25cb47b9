import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** A connection as a user names it. */
export interface Named {
  /** The network endpoint, without `/v2.0`. */
  readonly url: string;
  readonly connection: string;
}

/** The files of one connection. */
export interface Place {
  readonly journal: string;
  readonly lock: string;
}

/**
 * Where the files of a connection are. Its id alone names them, so that they are found whichever way leads to the cloud;
 * on this machine itself the URL counts too, since servers for trying things out have the same ids.
 */
export function placeOf(dir: string, { url, connection }: Named): Place {
  const { hostname } = new URL(url);
  const local = /^(localhost|127\..*|\[::1\])$/.test(hostname);
  const address = local ? `-${createHash('sha256').update(url).digest('hex').slice(0, 12)}` : '';
  const name = join(dir, `${connection.replaceAll(/[^\w.-]/g, '_')}${address}`);
  return { journal: `${name}.journal`, lock: `${name}.lock` };
}
