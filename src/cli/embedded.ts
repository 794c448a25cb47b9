import type { Family } from '../model/plan.ts';
import { dialectOf } from '../reference/dialects.ts';
import { startReferenceServer } from '../reference/server.ts';
import { connectionPair, lanePairs, type Pair } from '../reference/store.ts';
import type { Foreigners } from '../target/target.ts';
import { fixedTokens } from '../target/token-source.ts';

/** The embedded reference server as a target. */
export interface Embedded {
  readonly url: string;
  readonly connection: string;
  /** That pair, and those like it that other lanes are asked of. */
  readonly lanes: readonly Pair[];
  /** A second connection, which may be written as well. */
  readonly second: string;
  /** Updates may be sent at the same time. */
  readonly races: true;
  readonly token: string;
  readonly fqdn: string;
  readonly foreigners: () => Foreigners;
  close(): Promise<void>;
}

/** Starts the reference server, in the dialect of the profile, and picks the connection with the given local side. */
export async function startEmbedded(
  profile: string,
  family: Family = 4,
  {
    lanes = 1,
    token: given,
  }: { readonly lanes?: number | undefined; readonly token?: string | undefined } = {},
): Promise<Embedded> {
  const hooks = dialectOf(profile);
  const server = await startReferenceServer({ hooks, lanes, ...(given !== undefined && { token: given }) });
  const { url, token, fqdn, foreign } = server;
  return {
    url,
    token,
    fqdn,
    foreigners: () => fixedTokens(foreign),
    ...connectionPair(family),
    lanes: lanePairs(family, lanes),
    races: true,
    close: () => server.close(),
  };
}
