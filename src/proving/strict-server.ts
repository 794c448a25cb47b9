import { type Served, serve } from './serve.ts';
import { CONNECTION_IDS, ENDPOINT_GROUPS } from './strict/connection.ts';
import { strictHandler } from './strict/handler.ts';
import { applied, type Variation } from './variation.ts';

/** `family`: IP version of the local side, 4 unless told; `token`: the only one let in; `variations`: in any order. */
export interface StrictOptions {
  readonly family?: 4 | 6;
  readonly token?: string;
  readonly variations?: readonly Variation[];
}

/** A running strict server and all a kit needs to be pointed at it. */
export interface StrictServer extends Served {
  readonly token: string;
  readonly connectionId: string;
  /** The other connection that there is. */
  readonly second: string;
  /** A name the server accepts as peer_address. */
  readonly fqdn: string;
  /** Endpoint groups that exist beside the connection's own pair. */
  readonly spareEndpointGroups: { readonly local: string; readonly peer: string };
}

/** Starts a correct server written from the page alone; throws when two variations answer the same question. */
export async function startStrictServer(options: StrictOptions = {}): Promise<StrictServer> {
  const { family = 4, token = 'strict-server-token', variations = [] } = options;
  const served = await serve(applied(strictHandler({ family, token }), variations));
  return {
    ...served,
    token,
    connectionId: CONNECTION_IDS[0],
    second: CONNECTION_IDS[1],
    fqdn: 'right.example.org',
    spareEndpointGroups: { local: ENDPOINT_GROUPS.local[1], peer: ENDPOINT_GROUPS.peer[1] },
  };
}
