import { exitCodes } from './exit-codes.ts';

/** What would end the process while the connection is not as it was. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that aborts with the first interruption; `end` gives the later ones back to the system. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Aborts for another reason. */
  stop(reason: string): void;
  end(): void;
}

/**
 * Holds interruptions back, as long as a connection has to be put back; the second one ends the process.
 * @param note takes the words for people @param leave is called before the process ends
 */
export function holdInterruptions(note: (text: string) => void, leave: () => void): Interruption {
  const abort = new AbortController();
  let heard = false;
  const hear = () => {
    if (heard) {
      note('leaving without putting anything back');
      leave();
      process.exit(exitCodes.incomplete);
    }
    heard = true;
    note('stopping: the connection is being put back (a second Ctrl-C leaves it as it is)');
    abort.abort('interrupted');
  };
  for (const name of signals) process.on(name, hear);
  return {
    signal: abort.signal,
    stop: (reason) => abort.abort(reason),
    end() {
      for (const name of signals) process.off(name, hear);
    },
  };
}
