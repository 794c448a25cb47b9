import { setTimeout } from 'node:timers/promises';
import type { Answer, Disturbance } from '../model/exchange.ts';
import type { Client, WireRequest } from './client.ts';
import { retryAfter, weatherOf } from './weather.ts';

/** Time as the kit sees it; passed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970, as dates in `Retry-After` are compared with it. */
  now(): number;
  /** Ends at once, without an error, when the signal says so. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    setTimeout(milliseconds, undefined, { ...(signal && { signal }) }).catch(() => {}),
};

/** How patient the kit is. Milliseconds, and numbers of tries. */
export interface Patience {
  readonly tries: number;
  readonly backoff: number;
  readonly longestWait: number;
  readonly pending: number;
  /** What all waits between tries may come to; then nothing is tried again. */
  readonly allWaits: number;
}

export const usualPatience: Patience = {
  tries: 4,
  backoff: 200,
  longestWait: 30_000,
  pending: 90_000,
  allWaits: 300_000,
};

/** How requests are sent. */
interface Habits {
  readonly client: Client;
  readonly clock: Clock;
  readonly patience?: Patience | undefined;
  /** Ends every wait between tries; nothing is tried again then. */
  readonly signal?: AbortSignal | undefined;
}

/** How the requests of one session are sent, and how much patience is left. */
export interface Manner extends Habits {
  readonly patience: Patience;
  /** Milliseconds waited between tries so far, in all requests. */
  waited: number;
  /** Whether the next wait would have been more than all waits may come to. */
  outOfPatience: boolean;
}

export function mannerOf(habits: Habits): Manner {
  return { ...habits, patience: habits.patience ?? usualPatience, waited: 0, outOfPatience: false };
}

/** An answer, and what had to be waited out before it. */
export interface Asked {
  readonly answer: Answer;
  readonly disturbances: readonly Disturbance[];
}

/** Sends a request, and sends it again after weather, as often as patience allows. */
export async function askPatiently(request: WireRequest, manner: Manner): Promise<Asked> {
  const { client, clock, patience, signal } = manner;
  const seen = new Map<string, number>();
  for (let attempt = 1; ; attempt++) {
    const answer = await client.send(request);
    const weather = weatherOf(answer) ?? damaged(answer);
    if (weather === undefined || weather.startsWith('redirect')) return { answer, disturbances: tally(seen) };
    seen.set(weather, (seen.get(weather) ?? 0) + 1);
    const wait = Math.min(
      retryAfter(answer, clock.now()) ?? patience.backoff * 2 ** (attempt - 1),
      patience.longestWait,
    );
    const last = attempt >= triesFor(answer, patience);
    if (!last && manner.waited + wait > patience.allWaits) manner.outOfPatience = true;
    if (last || manner.outOfPatience || signal?.aborted) return { answer, disturbances: tally(seen) };
    manner.waited += wait;
    await clock.sleep(wait, signal);
    if (signal?.aborted) return { answer, disturbances: tally(seen) };
  }
}

/** A successful answer that claims to be JSON and is not, or a page such as the one that asks a guest to log in. */
function damaged(answer: Answer): string | undefined {
  if (answer.kind === 'none' || answer.status !== 200 || answer.json !== undefined) return undefined;
  const type = answer.headers['content-type'] ?? '';
  if (/json/i.test(type)) return 'a body that is not JSON';
  return /html/i.test(type) ? 'a page of HTML in place of JSON' : undefined;
}

/** A server that hangs is asked once more; the rest as often as patience allows. */
function triesFor(answer: Answer, patience: Patience): number {
  const hangs = answer.kind === 'none' && /TIMEOUT|TimeoutError/i.test(answer.code);
  const refuses = answer.kind === 'none' && /ENOTFOUND|CERT|VERIFY|TLS|SSL|EPROTO/i.test(answer.code);
  return refuses ? 1 : hangs ? Math.min(2, patience.tries) : patience.tries;
}

function tally(seen: ReadonlyMap<string, number>): Disturbance[] {
  return [...seen].map(([what, times]) => ({ what, times }));
}
