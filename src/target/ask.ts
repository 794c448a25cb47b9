import type { Answer, Disturbance } from '../model.ts';
import type { Client, WireRequest } from './client.ts';
import { retryAfter, weatherOf } from './weather.ts';

/** Time as the kit sees it; passed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970, as dates in `Retry-After` are compared with it. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** How patient the kit is. Milliseconds, and numbers of tries. */
export interface Patience {
  readonly tries: number;
  readonly backoff: number;
  readonly longestWait: number;
  readonly pending: number;
}

export const usualPatience: Patience = { tries: 4, backoff: 200, longestWait: 30_000, pending: 90_000 };

/** An answer, and what had to be waited out before it. */
export interface Asked {
  readonly answer: Answer;
  readonly disturbances: readonly Disturbance[];
}

/** Sends a request, and sends it again after weather, as often as patience allows. */
export async function askPatiently(
  client: Client,
  request: WireRequest,
  clock: Clock,
  patience: Patience = usualPatience,
): Promise<Asked> {
  const seen = new Map<string, number>();
  for (let attempt = 1; ; attempt++) {
    const answer = await client.send(request);
    const weather = weatherOf(answer) ?? damaged(answer);
    if (weather === undefined || weather.startsWith('redirect')) return { answer, disturbances: tally(seen) };
    seen.set(weather, (seen.get(weather) ?? 0) + 1);
    if (attempt >= triesFor(answer, patience)) return { answer, disturbances: tally(seen) };
    const wait = retryAfter(answer, clock.now()) ?? patience.backoff * 2 ** (attempt - 1);
    await clock.sleep(Math.min(wait, patience.longestWait));
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
