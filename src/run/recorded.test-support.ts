import { updateConnection } from '../../suites/index.ts';
import type { Json } from '../model/json.ts';
import type { Effort, Family, Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { hurriedClock } from '../selftest/hurried-clock.ts';
import type { Subject } from '../selftest/judge-server.ts';
import { rememberedPlan } from '../selftest/remembered-plan.ts';
import { wireClient } from '../selftest/wire-client.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type Opened, openRun } from './opening.ts';
import type { Recorded } from './recompute.ts';
import { reportedOf } from './reported.test-support.ts';
import { type RunEvent, type RunResult, run } from './run.ts';

/** What is recorded. */
export interface Recipe {
  readonly profile?: string;
  readonly family?: Family;
  readonly effort?: Effort;
  readonly shrink?: boolean;
  /** False judges what was seen with its secrets. */
  readonly sealed?: boolean;
  /** Aborts after so many exchanges. */
  readonly stopAfter?: number;
  readonly sealKey?: (plan: Plan) => Uint8Array;
}

/** A run on a server without a socket, with its evidence as it was read back from disk. */
export interface RecordedRun {
  readonly opened: Opened;
  readonly result: RunResult;
  readonly lines: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly recorded: Recorded;
  readonly report: Report;
}

/** Runs and records. */
export async function record(subject: Subject, recipe: Recipe = {}): Promise<RecordedRun> {
  const { profile = 'virtuozzo', family = 4, effort = 'quick', sealed = true, stopAfter, sealKey } = recipe;
  const { send, ...access } = subject;
  const opened = await openRun(
    { ...access, profile, family, effort, races: true, seed: 1, only: [], kit: 'test' },
    updateConnection,
    { client: wireClient(send), clock: hurriedClock(), planner: rememberedPlan, sealKey, disruptive: true },
  );
  const stop = new AbortController();
  const lines: string[] = [];
  const events: RunEvent[] = [];
  const { seal, ...unsealed } = opened;
  const input = sealed ? opened : unsealed;
  for await (const event of run({ ...input, signal: stop.signal, shrink: recipe.shrink ?? false })) {
    events.push(event);
    for (const line of linesOf(event, opened)) lines.push(JSON.stringify(line));
    if (event.type === 'exchange' && event.done === stopAfter) stop.abort();
  }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('the run has no end');
  const { result } = end;
  const evidence = lines.map((line) => JSON.parse(line) as Evidence);
  const { lost, puts, brokenOff } = result;
  const { contract, sections, plan, connectionId } = opened;
  return {
    opened,
    result,
    lines,
    evidence,
    recorded: { contract, sections, plan, connectionId, lost, puts, brokenOff },
    report: reportedOf({ opened, result, events: [], exchanges: [] }),
  };
}

function linesOf(event: RunEvent, opened: Opened): Evidence[] {
  const recording = { round: 1, at: '2026-01-01T00:00:00.000Z' };
  if (event.type === 'exchange') return [evidenceOf(event.exchange, event.outcomes, opened, recording)];
  if (event.type !== 'shrunk') return [];
  const { clause: shrinking } = event;
  return event.exchanges.map(({ exchange, outcomes }) =>
    evidenceOf(exchange, outcomes, opened, { ...recording, shrinking }),
  );
}

/** Stores a psk in a connection, as its owner would have before the run; the status of the answer. */
export async function storePsk({ send, token, connection }: Subject, psk: Json): Promise<number | undefined> {
  const answer = await send({
    method: 'PUT',
    path: `/v2.0/vpn/ipsec-site-connections/${connection}`,
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    body: JSON.stringify({ ipsec_site_connection: { psk } }),
  });
  return answer?.status;
}
