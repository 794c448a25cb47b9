import type { Family } from '../model.ts';
import { dialectOf } from '../reference/dialects.ts';
import { startReferenceServer } from '../reference/server.ts';

/** The embedded reference server as a target. */
export interface Embedded {
  readonly url: string;
  readonly connection: string;
  readonly token: string;
  readonly fqdn: string;
  close(): Promise<void>;
}

/** Starts the reference server, in the dialect of the profile, and picks the connection with the given local side. */
export async function startEmbedded(profile: string, family: Family = 4): Promise<Embedded> {
  const server = await startReferenceServer({ hooks: dialectOf(profile) });
  const { url, token, fqdn, connections } = server;
  return {
    url,
    token,
    fqdn,
    connection: family === 6 ? connections.ipv6 : connections.ipv4,
    close: () => server.close(),
  };
}
