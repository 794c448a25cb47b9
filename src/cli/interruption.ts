/** What would end the process while the connection is not as it was. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal that aborts with the first interruption; `end` gives the later ones back to the system. */
export interface Interruption {
  readonly signal: AbortSignal;
  end(): void;
}

/** Holds interruptions back, as long as a connection has to be put back. @param note takes the words for people */
export function holdInterruptions(note: (text: string) => void): Interruption {
  const abort = new AbortController();
  const stop = () => {
    note(
      abort.signal.aborted
        ? 'still putting the connection back; please wait'
        : 'stopping: the connection is being put back',
    );
    abort.abort();
  };
  for (const name of signals) process.on(name, stop);
  return {
    signal: abort.signal,
    end() {
      for (const name of signals) process.off(name, stop);
    },
  };
}
