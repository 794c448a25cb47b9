import { setTimeout } from 'node:timers/promises';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Effort, Family, Shard } from '../model/plan.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { SectionOf } from '../suite/suite.ts';
import type { Clock } from '../target/ask.ts';
import { type Opened, openRun } from './opening.ts';
import { type RunEvent, type RunResult, run } from './run.ts';

/** A listening server, and the connection on it. */
export interface Listening {
  readonly url: string;
  readonly token: string;
  readonly connectionId: string;
  readonly fqdn?: string;
  /** Another one that may be written; then updates may be sent at the same time, too. */
  readonly second?: string;
}

/** What differs from a quick run of everything at seed 1. */
export interface Wishes {
  readonly seed?: number;
  readonly effort?: Effort;
  readonly only?: readonly string[];
  readonly family?: Family;
  readonly signal?: AbortSignal;
  readonly shard?: Shard;
  readonly onEvent?: (event: RunEvent) => void;
}

/** A run as it went. */
export interface Ran {
  readonly opened: Opened;
  readonly events: readonly RunEvent[];
  readonly exchanges: readonly Exchange[];
  readonly result: RunResult;
}

/** Real milliseconds that a sleep lasts at most: enough for servers that are PENDING for a moment. */
const longestSleep = 25;

/** A clock on which a sleep takes no longer than that, while the full time passes for those who look at it. */
export function hurriedClock(): Clock {
  let time = Date.now();
  return {
    now: () => time,
    async sleep(milliseconds) {
      time += milliseconds;
      await setTimeout(Math.min(milliseconds, longestSleep));
    },
  };
}

/** Runs against a server as a user would, but for the waiting. */
export async function runOn(
  server: Listening,
  sections: readonly SectionOf[],
  { seed = 1, effort = 'quick', only = [], family, signal, shard, onEvent }: Wishes = {},
): Promise<Ran> {
  const { url, token, connectionId: connection, fqdn, second } = server;
  const races = second !== undefined;
  const assignment = {
    url,
    token,
    connection,
    second,
    races,
    fqdn,
    profile: 'virtuozzo',
    family,
    seed,
    effort,
    only,
  };
  const opened = await openRun({ ...assignment, kit: 'test' }, sections, {
    clock: hurriedClock(),
    disruptive: true,
  });
  const events: RunEvent[] = [];
  try {
    for await (const event of run({ ...opened, shard, ...(signal && { signal }) })) {
      events.push(event);
      onEvent?.(event);
    }
  } finally {
    await opened.client.close();
  }
  const end = events.at(-1);
  if (end?.type !== 'end') throw new Error('the run has no end');
  const exchanges = events.flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
  return { opened, events, exchanges, result: end.result };
}

/** The connection as a GET shows it, byte by byte. */
export async function textOn({ url, token, connectionId }: Listening): Promise<string> {
  const answer = await fetch(`${url}/v2.0/vpn/ipsec-site-connections/${connectionId}`, {
    headers: { 'x-auth-token': token },
  });
  return answer.text();
}

/** An update that nobody judges, by its body. */
export async function putOn({ url, token, connectionId }: Listening, body: Json): Promise<number> {
  const answer = await fetch(`${url}/v2.0/vpn/ipsec-site-connections/${connectionId}`, {
    method: 'PUT',
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
}

/** Ids of the clauses with this verdict, in order. */
export function clausesWith(verdict: Verdict, clauses: readonly ClauseResult[]): string[] {
  return clauses.filter((one) => one.verdict === verdict).map(({ id }) => id);
}
