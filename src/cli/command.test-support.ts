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
  readonly environment?: Readonly<Record<string, string>>;
  /** A file in place of the pipe. */
  readonly stdout?: number;
  /** Called as soon as the process is there. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

const main = fileURLToPath(new URL('../../dist/kit/cli.cjs', import.meta.url));

/** Variables that would change what a command does. */
const telling = /^(OS_|XDG_CONFIG|XDG_STATE|HOME$|(ALL|HTTPS?|NO)_PROXY$)/i;

/**
 * Runs the built command in a process of its own, with both streams piped, and with no variables of a cloud or a proxy
 * but the given ones. Its home is where it runs.
 */
export function command(
  args: readonly string[],
  { cwd, token, environment, stdout: file, meanwhile }: Surroundings,
): Promise<Ended> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !telling.test(name)));
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...env, HOME: cwd, ...(token !== undefined && { OS_TOKEN: token }), ...environment },
    stdio: ['ignore', file ?? 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr?.on('data', (chunk) => (stderr += String(chunk)));
  meanwhile?.(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
