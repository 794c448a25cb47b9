import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure, Length } from './figure.ts';
import { interleave } from './ratio.ts';

/** The built command line. */
export const commandLine = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));

/** Milliseconds from nothing to the end of `--help`, against a Node process that does nothing. */
export async function start({ rounds }: Length): Promise<Figure[]> {
  const node = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'ignore' });
  const { kit, raw, timeRatio, quartiles } = await interleave(
    { kit: () => node(commandLine, '--help'), raw: () => node('-e', '0') },
    rounds,
  );
  return [{ name: 'start, --help', unit: 'ms', kit, raw, ratio: timeRatio, quartiles, aim: 'ratio <= 1.5' }];
}
