import cliProgress from 'cli-progress';

/** Shows how far a run is: a bar on a terminal, a line for every tenth elsewhere. Writes to stderr only. */
export interface Progress {
  step(done: number, total: number, clause: string, failures: number): void;
  note(text: string): void;
  end(): void;
}

export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

/** The progress of lanes as that of the whole. */
export function sharedProgress(progress: Progress, lanes: number): readonly Progress[] {
  const states = Array.from({ length: lanes }, () => ({ done: 0, total: 0, failures: 0, running: false }));
  const sum = (of: 'done' | 'total' | 'failures') => states.reduce((total, state) => total + state[of], 0);
  return states.map((state) => ({
    step(done, total, clause, failures) {
      Object.assign(state, { done, total, failures, running: true });
      progress.step(sum('done'), sum('total'), clause, sum('failures'));
    },
    note: progress.note,
    end() {
      state.running = false;
      if (states.every(({ running }) => !running)) progress.end();
    },
  }));
}

function bar(stream: NodeJS.WriteStream): Progress {
  const single = new cliProgress.SingleBar({
    stream,
    format: '{bar} {percentage}%  {eta_formatted} left  {failures} failing  {clause}',
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 30,
  });
  let started = false;
  return {
    step(done, total, clause, failures) {
      const payload = { clause: clause.slice(0, 34), failures };
      if (!started) single.start(total, done, payload);
      started = true;
      single.update(done, payload);
    },
    note(text) {
      if (started) single.stop();
      started = false;
      stream.write(`${text}\n`);
    },
    end() {
      if (started) single.stop();
      started = false;
    },
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  let tenth = 0;
  return {
    step(done, total, clause, failures) {
      const now = Math.floor((done * 10) / total);
      if (now === tenth) return;
      tenth = now;
      stream.write(`${now * 10} % asked (${done}/${total}), ${failures} failing, at ${clause}\n`);
    },
    note: (text) => void stream.write(`${text}\n`),
    end: () => {},
  };
}
