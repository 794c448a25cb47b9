import { createRequire } from 'node:module';
import { updateConnection } from '../suites/index.ts';
import { contractOf } from './contract/contract.ts';
import { UsageError } from './errors.ts';
import type { Clause, ClauseResult, Effort, Family } from './model.ts';
import { dialectOf } from './reference/dialects.ts';
import { startReferenceServer } from './reference/server.ts';
import { withCounterexample } from './run/counterexample.ts';
import { openRun } from './run/opening.ts';
import { clausesOf } from './run/plan.ts';
import { run } from './run/run.ts';

/** What is judged. Without a URL it is the embedded reference server. */
export interface ConformanceTarget {
  /** Network endpoint, with or without `/v2.0`. */
  readonly url?: string | undefined;
  /** Id of the connection that is written and put back. */
  readonly connection?: string | undefined;
  readonly token?: string | undefined;
  readonly profile?: string | undefined;
  readonly family?: Family | undefined;
  /** A name that the target resolves. */
  readonly fqdn?: string | undefined;
  readonly seed?: number | undefined;
  readonly effort?: Effort | undefined;
  /** Whether a tunnel that is ACTIVE may be cut. */
  readonly disruptive?: boolean | undefined;
}

/** The clauses of a profile, and their results on a target. */
export interface Conformance {
  readonly clauses: readonly Clause[];
  /** Asks everything once, however often it is called. */
  results(): Promise<ReadonlyMap<string, ClauseResult>>;
}

const { version } = createRequire(import.meta.url)('#package') as { version: string };

/** @throws UsageError for an unknown profile, and for a URL without a connection or a token */
export function conformance(target: ConformanceTarget = {}): Conformance {
  const profile = target.profile ?? 'virtuozzo';
  const clauses = clausesOf(contractOf(profile, target.family ?? 4), updateConnection);
  let results: Promise<ReadonlyMap<string, ClauseResult>> | undefined;
  return { clauses, results: () => (results ??= judge({ ...target, profile })) };
}

async function judge(
  target: ConformanceTarget & { readonly profile: string },
): Promise<ReadonlyMap<string, ClauseResult>> {
  if (target.url === undefined) {
    const server = await startReferenceServer({ hooks: dialectOf(target.profile) });
    const connection = target.family === 6 ? server.connections.ipv6 : server.connections.ipv4;
    const { url, token, fqdn } = server;
    return judge({ ...target, url, connection, token, fqdn }).finally(() => server.close());
  }
  const { url, connection, token, profile, family, fqdn, seed = 1, effort = 'standard' } = target;
  if (connection === undefined || token === undefined) {
    throw new UsageError(`a target at ${url} needs the id of a connection and a token`);
  }
  const opened = await openRun(
    { url, connection, token, profile, family, fqdn, seed, effort, only: [], kit: version },
    updateConnection,
    { disruptive: target.disruptive },
  );
  try {
    for await (const event of run(opened)) {
      if (event.type !== 'end') continue;
      const { clauses, findings } = event.result;
      return new Map(
        clauses.map((clause) => [clause.id, withCounterexample(clause, findings.get(clause.id), opened)]),
      );
    }
    return new Map();
  } finally {
    await opened.client.close();
  }
}
