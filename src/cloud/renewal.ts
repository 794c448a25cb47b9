import type { TokenSource } from '../target/token-source.ts';
import type { Issued } from './token-issue.ts';

/** Milliseconds after which a renewal that failed is tried again. */
const pause = 10_000;

/**
 * Tokens that are renewed: before they expire, by the life that Keystone gave them and not by its clock, and when one is
 * refused. Whoever asks meanwhile waits for the same renewal.
 * @param issue signs in again; its error says why not
 * @param secrets what signs in
 */
export function renewing(
  first: Issued,
  issue: () => Promise<Issued>,
  now: () => number,
  secrets: readonly (readonly [word: string, secret: string])[],
): TokenSource {
  const known = [...secrets, ['token', first.token] as const];
  let { token } = first;
  let due = dueAt(first, now());
  let running: Promise<string | undefined> | undefined;

  /** Why there is no new token; undefined where there is one. */
  async function renew(): Promise<string | undefined> {
    try {
      const asked = now();
      const issued = await issue();
      known.push(['token', issued.token]);
      token = issued.token;
      due = dueAt(issued, asked);
      return undefined;
    } catch (error) {
      due = now() + pause;
      return error instanceof Error ? error.message : String(error);
    } finally {
      running = undefined;
    }
  }

  const renewed = () => {
    running ??= renew();
    return running;
  };

  return {
    async token() {
      if (now() >= due) await renewed();
      return token;
    },
    async replace(refused) {
      if (token !== refused) return { token };
      const why = await renewed();
      return token === refused
        ? { why: `the token was not renewed: ${why ?? 'it came back as it was'}` }
        : { token };
    },
    secrets: () => known,
  };
}

/** When a token has to be renewed: a minute before its end, or a third of its life where that is less. */
function dueAt({ life }: Issued, from: number): number {
  return life === undefined ? Number.POSITIVE_INFINITY : from + life - Math.min(60_000, life / 3);
}
