import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { interleave } from './ratio.ts';

/** The built command line. */
export const commandLine = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));

/** Runs Node to its end. @throws Error when it does not end well: then its time would say nothing */
export function node(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${status}`);
}

/** Milliseconds from nothing to the end of `--help`, against a Node process that does nothing. */
export async function start(rounds: number): Promise<Figure[]> {
  const { kit, raw, timeRatio, quartiles } = await interleave(
    { kit: () => node(commandLine, '--help'), raw: () => node('-e', '0') },
    rounds,
    1,
  );
  return [{ name: 'start, --help', unit: 'ms', kit, raw, ratio: timeRatio, quartiles, aim: 'ratio <= 1.5' }];
}
