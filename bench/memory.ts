import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { commandLine } from './start.ts';

/** Writes the most memory that a process had to its stderr when it ends, in kilobytes. */
const told =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';

/** Cases of one deep run. */
const casesOfARun = 978;

/** The most memory that `run --effort deep` has, the embedded server in it, against how many cases it asks. */
export async function memory(rounds: number): Promise<Figure[]> {
  const repetitions = rounds < 41 ? [1] : [1, 10, 100];
  return repetitions.map((times) => ({
    name: `peak memory, ${(times * casesOfARun).toLocaleString('en')} cases`,
    unit: 'MB',
    kit: peakOf(times),
    aim: '<= 150 MB',
  }));
}

/** @throws Error for a run that does not end well: then its memory would say nothing */
function peakOf(times: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', told, commandLine, 'run', '--effort', 'deep'],
        ...['--repeat', String(times), '--out', folder],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    if (status !== 0) throw new Error(`a run of ${times} ended with exit code ${status}`);
    return Number(stderr.split('\n').at(-1)) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
