import type { Clock } from './ask.ts';

/** Resolves when the next request may be sent. All who have the same pace keep it together. */
export type Pace = () => Promise<void>;

/** @param rate requests per second */
export function paceOf(rate: number, clock: Clock): Pace {
  const apart = 1000 / rate;
  let next = 0;
  return async () => {
    const now = clock.now();
    const wait = next - now;
    next = Math.max(next, now) + apart;
    if (wait > 0) await clock.sleep(wait);
  };
}
