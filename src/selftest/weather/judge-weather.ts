import { updateConnection } from '../../../suites/index.ts';
import { contractOf } from '../../contract/contract.ts';
import { TargetError } from '../../errors.ts';
import type { Overall } from '../../model/verdict.ts';
import { type Opened, openRun } from '../../run/opening.ts';
import { clausesOf } from '../../run/plan.ts';
import { type RunResult, run } from '../../run/run.ts';
import type { Clock } from '../../target/ask.ts';
import { openClient } from '../../target/client.ts';
import { hurriedClock } from '../hurried-clock.ts';
import { rememberedPlan } from '../remembered-plan.ts';
import { wireClient } from '../wire-client.ts';
import type { Disturbance, Disturbed } from './disturbance.ts';
import { weather } from './weather.ts';

/** What the kit made of a disturbance. */
export interface Borne {
  readonly name: string;
  readonly verdict: Overall;
  /** Why the run is incomplete, or what it waited out. */
  readonly reason: string;
  /** What the kit got wrong, a line each. */
  readonly wrong: readonly string[];
  readonly ok: boolean;
}

/** Milliseconds after which a run counts as endless. */
const endless = 60_000;

/** Seconds on the clock of the run after which it has to have given up. */
const longestWait = 600;

/** The names of all disturbances. */
export function weatherNames(): string[] {
  return weather.map(({ name }) => name);
}

/** Runs the kit through one disturbance; a line for each thing that it got wrong. */
export async function judgeWeather(name: string): Promise<readonly string[]> {
  const disturbance = weather.find((one) => one.name === name);
  return disturbance ? (await bear(disturbance)).wrong : [`there is no disturbance ${name}`];
}

/** Runs the kit through one disturbance. */
export async function bear(disturbance: Disturbance): Promise<Borne> {
  const { name, says, expect, cause } = disturbance;
  const disturbed = await disturbance.start();
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), endless);
  try {
    const { verdict, reason, complaints } = await told(disturbed, end.signal);
    const wrong = [
      ...(verdict === expect ? [] : [`the verdict is ${verdict}, not ${expect}`]),
      ...(cause.test(reason) ? [] : [`the reason "${reason}" does not match ${cause}`]),
      ...complaints,
    ].map((complaint) => `${name} (${says}): ${complaint}`);
    return { name, verdict, reason, wrong, ok: wrong.length === 0 };
  } catch (error) {
    const wrong = [`${name} (${says}): ${error instanceof Error ? error.message : String(error)}`];
    return { name, verdict: 'incomplete', reason: '', wrong, ok: false };
  } finally {
    clearTimeout(timer);
    await disturbed.close();
  }
}

interface Told {
  readonly verdict: Overall;
  readonly reason: string;
  readonly complaints: readonly string[];
}

async function told(disturbed: Disturbed, signal: AbortSignal): Promise<Told> {
  const { url, token, connection, fqdn, send, timeout = 1000 } = disturbed;
  const assignment = {
    ...{ url, token, connection, fqdn, profile: 'virtuozzo', family: 4 as const },
    ...{ effort: 'quick' as const, seed: 1, only: [], kit: 'selftest' },
  };
  const client = send ? wireClient(send) : openClient(new URL(url).origin, timeout);
  const clock = send ? hurriedClock() : briskClock();
  const started = clock.now();
  try {
    const opened = await openRun(assignment, updateConnection, {
      ...{ client, clock, disruptive: true },
      planner: rememberedPlan,
    });
    const result = await ended(opened, signal);
    const waited = Math.round((clock.now() - started) / 1000);
    const gaveUpLate = result.verdict === 'incomplete' && waited > longestWait;
    return gaveUpLate
      ? { ...result, complaints: [...result.complaints, `the kit gives up after ${waited} s`] }
      : result;
  } catch (error) {
    if (error instanceof TargetError) return { verdict: 'incomplete', reason: error.message, complaints: [] };
    throw error;
  } finally {
    await client.close();
  }
}

async function ended(opened: Opened, signal: AbortSignal): Promise<Told> {
  const disturbances = new Set<string>();
  for await (const event of run({ ...opened, signal })) {
    if (event.type === 'exchange') {
      for (const { what } of event.exchange.disturbances) disturbances.add(what);
    }
    if (event.type !== 'end') continue;
    const { verdict, clauses, brokenOff } = event.result;
    const open = clauses.flatMap((one) => (one.verdict === 'inconclusive' ? (one.reason ?? []) : []));
    const reasons = verdict === 'conformant' ? disturbances : new Set([brokenOff ?? [], ...open].flat());
    const late = signal.aborted ? [`no end after ${endless} ms`] : [];
    return {
      verdict,
      reason: [...reasons].join('; '),
      complaints: [...late, ...complaintsAbout(event.result)],
    };
  }
  throw new Error('the run has no end');
}

/** What a report must not lack or say, whatever the weather. */
function complaintsAbout({ clauses }: RunResult): string[] {
  const asked = clausesOf(contractOf('virtuozzo', 4), updateConnection).length;
  const accused = clauses.filter((one) => one.verdict === 'fail' || one.verdict === 'warn');
  const unexplained = clauses.filter((one) => one.verdict === 'inconclusive' && !one.reason);
  return [
    ...accused.map(({ id, verdict }) => `${id} is ${verdict}`),
    ...unexplained.map(({ id }) => `${id} is inconclusive without a reason`),
    ...(clauses.length === asked ? [] : [`the report has ${clauses.length} of ${asked} clauses`]),
  ];
}

/** A clock on which time passes twenty times faster than sleep says. */
function briskClock(): Clock {
  let ahead = 0;
  return {
    now: () => performance.now() + ahead,
    sleep: (milliseconds) => {
      ahead += milliseconds * 0.95;
      return new Promise((resolve) => setTimeout(resolve, milliseconds / 20));
    },
  };
}
