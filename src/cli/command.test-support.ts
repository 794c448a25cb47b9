import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a command runs, and what happens meanwhile. */
export interface Surroundings {
  readonly cwd: string;
  readonly token?: string | undefined;
  /** Called as soon as the process is there. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Runs the built command in a process of its own, with OS_TOKEN as given and both streams piped. */
export function command(args: readonly string[], { cwd, token, meanwhile }: Surroundings): Promise<Ended> {
  const { OS_TOKEN: _, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: token === undefined ? env : { ...env, OS_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  meanwhile?.(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
