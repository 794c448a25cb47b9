import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { interleave } from './ratio.ts';

/** The built command line. */
export const commandLine = fileURLToPath(new URL('../kit/cli.cjs', import.meta.url));

/** Runs Node to its end. @throws Error when it does not end well: then its time would say nothing */
export function node(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit code ${status}`);
}

/** Milliseconds from nothing to the end of a command, against a Node process that does nothing. */
export async function start(rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [command, aim] of [
    ['--help', 'ratio <= 1.3'],
    ['list', 'ratio <= 1.3'],
    ['explain request/mtu/minimum', undefined],
  ] as const) {
    const { kit, raw, timeRatio, quartiles } = await interleave(
      { kit: () => node(commandLine, ...command.split(' ')), raw: () => node('-e', '0') },
      rounds,
      1,
    );
    const figure: Figure = { name: `start, ${command}`, unit: 'ms', kit, raw, ratio: timeRatio, quartiles };
    figures.push(aim === undefined ? figure : { ...figure, aim });
  }
  return figures;
}
