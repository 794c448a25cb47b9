import type { Clock } from '../target/ask.ts';

/** A clock that does not wait: backoff and PENDING limits pass at once. */
export function hurriedClock(): Clock {
  let ahead = 0;
  return {
    now: () => performance.now() + ahead,
    sleep: async (milliseconds) => {
      ahead += milliseconds;
    },
  };
}
