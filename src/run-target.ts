import { createRequire } from 'node:module';
import { updateConnection } from '../suites/index.ts';
import { UsageError } from './errors.ts';
import { type DeviationOptions, givenTo } from './given-deviations.ts';
import type { Case, Effort, Family, Plan } from './model/plan.ts';
import type { ClauseResult, Report } from './model/report.ts';
import type { Outcome } from './model/verdict.ts';
import { dialectOf } from './reference/dialects.ts';
import { startReferenceServer } from './reference/server.ts';
import { connectionPair } from './reference/store.ts';
import { withCounterexample } from './run/counterexample.ts';
import { type Opened, openRun } from './run/opening.ts';
import { reportOf } from './run/report.ts';
import { run } from './run/run.ts';
import { withDeviations } from './run/with-deviations.ts';

/** What is judged. Without a URL it is the embedded reference server. */
export interface ConformanceTarget extends DeviationOptions {
  /** Network endpoint, with or without `/v2.0`. */
  readonly url?: string | undefined;
  /** Id of the connection that is written and put back. */
  readonly connection?: string | undefined;
  /** Id of a second one, which is written in turn with the first and put back; the reference server has one. */
  readonly second?: string | undefined;
  /** Whether a few updates may be sent at the same time; default: on the reference server only. */
  readonly races?: boolean | undefined;
  readonly token?: string | undefined;
  /** Default: `virtuozzo`, the page as written. */
  readonly profile?: string | undefined;
  /** Default: the IP version of the connection's local side. */
  readonly family?: Family | undefined;
  /** A name that the target resolves. */
  readonly fqdn?: string | undefined;
  /** Default 1; the same seed asks the same. */
  readonly seed?: number | undefined;
  /** Default: `standard`. */
  readonly effort?: Effort | undefined;
  /** Whether a tunnel that is ACTIVE may be cut. */
  readonly disruptive?: boolean | undefined;
  /** Beginnings of clause ids; default: all clauses. */
  readonly only?: readonly string[] | undefined;
}

/** What happens in a run, in this order: `planned`, `asked` for each case, `restored`, `verdict` for each clause, `end`. */
export type ConformanceEvent =
  | { readonly type: 'planned'; readonly plan: Plan }
  | {
      readonly type: 'asked';
      readonly case: Case;
      readonly outcomes: readonly Outcome[];
      readonly done: number;
      readonly total: number;
    }
  /** The attributes that could not be put back. */
  | { readonly type: 'restored'; readonly lost: readonly string[] }
  | { readonly type: 'verdict'; readonly clause: ClauseResult }
  | { readonly type: 'end'; readonly report: Report };

const { name, version } = createRequire(import.meta.url)('#package') as { name: string; version: string };

/**
 * Asks a target everything and puts its connection back, also where the loop over it is left early. Unlike the command it
 * keeps no journal: after a kill nobody puts the connection back.
 * @param signal ends the run early; the connection is put back, and the report is incomplete
 * @throws UsageError for what cannot be meant, TargetError for a target that cannot be asked
 */
export async function* runTarget(
  target: ConformanceTarget = {},
  { signal }: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<ConformanceEvent, void> {
  const given = await givenTo(target);
  const { server, opened } = await openTarget(target);
  const started = performance.now();
  const startedAt = new Date().toISOString();
  try {
    given.approve(opened);
    yield { type: 'planned', plan: opened.plan };
    for await (const event of run({ ...opened, ...(signal && { signal }) })) {
      if (event.type === 'exchange') {
        const { exchange, outcomes, done, total } = event;
        yield { type: 'asked', case: exchange.case, outcomes, done, total };
      } else if (event.type === 'restored') {
        yield event;
      } else if (event.type === 'end') {
        const { result } = event;
        const clauses = result.clauses.map((one) =>
          withCounterexample(one, result.findings.get(one.id), opened),
        );
        const circumstances = {
          kit: { name, version, node: process.versions.node },
          embedded: server !== undefined,
          selftest: null,
          startedAt,
          finishedAt: new Date().toISOString(),
          seconds: Math.round((performance.now() - started) / 100) / 10,
          disturbances: [],
          only: target.only ?? [],
          repeat: 1,
          productVersion: target.productVersion,
        };
        const granted = withDeviations({ ...result, clauses }, given.deviations, circumstances);
        for (const clause of granted.clauses) yield { type: 'verdict', clause };
        yield { type: 'end', report: reportOf(opened, circumstances, granted) };
      }
    }
  } finally {
    await opened.client.close();
    await server?.close();
  }
}

/** Everything that {@link runTarget} would send, in order; reads the connection, and writes nothing. */
export async function planTarget(target: ConformanceTarget = {}): Promise<Plan> {
  const { server, opened } = await openTarget(target);
  await opened.client.close();
  await server?.close();
  return opened.plan;
}

async function openTarget(target: ConformanceTarget): Promise<{ server?: Server; opened: Opened }> {
  const { profile = 'virtuozzo', family, seed = 1, effort = 'standard', only = [], url } = target;
  const rest = { profile, family, seed, effort, only, kit: version };
  if (url !== undefined) {
    const { connection, second, races, token, fqdn, disruptive } = target;
    if (connection === undefined || token === undefined)
      throw new UsageError(`a target at ${url} needs the id of a connection and a token`);
    const at = { url, connection, second, races, token, fqdn };
    return { opened: await openRun({ ...rest, ...at }, updateConnection, { disruptive }) };
  }
  const server = await startReferenceServer({ hooks: dialectOf(profile) });
  const { token, fqdn } = server;
  try {
    const at = { url: server.url, ...connectionPair(family ?? 4), races: true, token, fqdn };
    return { server, opened: await openRun({ ...rest, ...at }, updateConnection) };
  } catch (error) {
    await server.close();
    throw error;
  }
}

type Server = Awaited<ReturnType<typeof startReferenceServer>>;
