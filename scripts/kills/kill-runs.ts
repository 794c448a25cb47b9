import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** What runs are killed on. */
export interface Subject {
  readonly url: string | undefined;
  /** Asked side by side where there are several. */
  readonly connections: readonly string[];
  /** Written beside the first, in turn and at the same time. */
  readonly second?: string | undefined;
  /** Options that lead into its cloud. */
  readonly options: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** The connections as reads show them, byte by byte. */
  read(): Promise<string>;
}

/** What became of one run that was killed. */
export interface Kill {
  /** Milliseconds after its start. */
  readonly moment: number;
  /** Whether the run was between its first update and the end of putting back, so that a journal was left. */
  readonly writing: boolean;
  /** Whether the kill left a connection otherwise than it was. */
  readonly changed: boolean;
  /** What is wrong after `restore`; undefined where each connection is what it was. */
  readonly wrong?: string;
}

const kit = resolve('dist/kit/cli.cjs');

/** Runs that may end before they are killed, for each that is killed. */
const mostInVain = 3;

/**
 * Kills runs with SIGKILL at random moments, restores, and compares. The same seed gives the same parts of a run. A run
 * that ended before it was killed does not count: the next moments are chosen within the time that it took.
 */
export async function* killRuns(subject: Subject, kills: number, seed: number): AsyncGenerator<Kill> {
  const dir = mkdtempSync(join(tmpdir(), 'kill-runs-'));
  const state = join(dir, 'state');
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [kit, ...args, ...subject.options, '--state-dir', state], {
      env: subject.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const url = subject.url === undefined ? [] : [subject.url];
  const { connections, second } = subject;
  const lanes = connections.flatMap((id) => ['--connection', id]);
  const beside = second === undefined ? [] : ['--second-connection', second, '--races'];
  const written = [...connections, ...(second === undefined ? [] : [second])];
  const run = () => start('run', ...url, ...lanes, ...beside, '--effort', 'quick', '--out', join(dir, 'out'));
  try {
    const before = await subject.read();
    const started = performance.now();
    const whole = await ended(run());
    let length = performance.now() - started;
    if (whole.code !== 0 && whole.code !== 1)
      throw new Error(`a run that is not killed fails: ${whole.stderr}`);
    let killed = 0;
    for (let nth = 1; killed < kills; nth++) {
      if (nth > kills * (1 + mostInVain))
        throw new Error(`only ${killed} of ${nth - 1} runs could be killed`);
      const moment = Math.round(length * fraction(`${seed}/${nth}`));
      const child = run();
      const begun = performance.now();
      const end = ended(child);
      await Promise.race([setTimeout(moment), end]);
      child.kill('SIGKILL');
      if ((await end).code !== null) {
        length = performance.now() - begun;
        continue;
      }
      killed++;
      const writing = existsSync(state) && readdirSync(state).some((name) => name.endsWith('.journal'));
      const changed = (await subject.read()) !== before;
      let wrong: string | undefined;
      for (const one of written) {
        const { code, stderr } = await ended(start('restore', ...url, '--connection', one));
        if (code !== 0) wrong ??= `restore ends with ${code}: ${stderr}`;
      }
      if ((await subject.read()) !== before) wrong ??= 'not every connection is what it was';
      yield { moment, writing, changed, ...(wrong !== undefined && { wrong }) };
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A number from 0 to 1 that looks random. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}

async function ended(
  child: ChildProcess,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr?.on('data', (piece) => (stderr += String(piece)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr: stderr.trim().split('\n').at(-1) ?? '' };
}
