import { updateConnection } from '../../../suites/index.ts';
import { contractOf } from '../../contract/contract.ts';
import { TargetError } from '../../errors.ts';
import type { Overall } from '../../model.ts';
import { type Opened, openRun } from '../../run/opening.ts';
import { clausesOf } from '../../run/plan.ts';
import { type RunResult, run } from '../../run/run.ts';
import { openClient } from '../../target/client.ts';
import type { Clock } from '../../target/session.ts';
import { hurriedClock } from '../hurried-clock.ts';
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
const endless = 10_000;

/** Milliseconds until an answer counts as none, where it comes over a socket. */
const timeout = 60;

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
  try {
    const { verdict, reason, complaints } = await within(endless, told(disturbed));
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
    await disturbed.close();
  }
}

interface Told {
  readonly verdict: Overall;
  readonly reason: string;
  readonly complaints: readonly string[];
}

async function told(disturbed: Disturbed): Promise<Told> {
  const { url, token, connection, fqdn, send } = disturbed;
  const assignment = {
    ...{ url, token, connection, fqdn, profile: 'virtuozzo', family: 4 as const },
    ...{ effort: 'quick' as const, seed: 1, only: [], kit: 'selftest' },
  };
  const client = send ? wireClient(send) : openClient(new URL(url).origin, timeout);
  try {
    const opened = await openRun(assignment, updateConnection, {
      client,
      clock: send ? hurriedClock() : briskClock(),
    });
    return await followed(opened);
  } catch (error) {
    if (error instanceof TargetError) return { verdict: 'incomplete', reason: error.message, complaints: [] };
    throw error;
  } finally {
    await client.close();
  }
}

async function followed(opened: Opened): Promise<Told> {
  const disturbances = new Set<string>();
  for await (const event of run(opened)) {
    if (event.type === 'exchange') {
      for (const { what } of event.exchange.disturbances) disturbances.add(what);
    }
    if (event.type !== 'end') continue;
    const { verdict, clauses, brokenOff } = event.result;
    const open = clauses.flatMap((one) => (one.verdict === 'inconclusive' ? (one.reason ?? []) : []));
    const reasons = verdict === 'conformant' ? disturbances : new Set([brokenOff ?? [], ...open].flat());
    return { verdict, reason: [...reasons].join('; '), complaints: complaintsAbout(event.result) };
  }
  throw new Error('the run has no end');
}

/** What a report must not lack or say, whatever the weather. */
function complaintsAbout({ verdict, clauses, brokenOff }: RunResult): string[] {
  const asked = clausesOf(contractOf('virtuozzo', 4), updateConnection);
  const accused = clauses.filter((one) => one.verdict === 'fail' || one.verdict === 'warn');
  const unexplained = clauses.filter((one) => one.verdict === 'inconclusive' && !one.reason);
  const green =
    verdict !== 'conformant' && brokenOff !== undefined && clauses.every((one) => one.verdict === 'pass');
  return [
    ...accused.map(({ id, verdict: own }) => `${id} is ${own}`),
    ...unexplained.map(({ id }) => `${id} is inconclusive without a reason`),
    ...(clauses.length === asked.length
      ? []
      : [`the report has ${clauses.length} of ${asked.length} clauses`]),
    ...(green ? ['every clause passes'] : []),
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

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
