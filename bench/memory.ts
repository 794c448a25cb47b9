import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../src/model/report.ts';
import type { Figure } from './figure.ts';
import { commandLine } from './start.ts';

/** Writes the most memory that a process had to its stderr when it ends, in kilobytes. */
const told =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))';

/** A heap that is collected before it has grown by more than a few megabytes. */
const small = '--max-old-space-size=64 --max-semi-space-size=4';

/** The most memory that `run --effort deep` has, the embedded server in it, against how many cases it asks. */
export async function memory(rounds: number): Promise<Figure[]> {
  if (rounds < 41) return [peakOf(1)];
  return [peakOf(1), peakOf(10), peakOf(100), peakOf(10, small), peakOf(100, small)];
}

/** @throws Error for a run that does not end well: then its memory would say nothing */
function peakOf(times: number, nodeOptions = ''): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        ...['--import', told, commandLine, 'run', '--effort', 'deep'],
        ...['--repeat', String(times), '--out', folder],
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        env: { ...process.env, NODE_OPTIONS: nodeOptions },
      },
    );
    if (status !== 0) throw new Error(`a run of ${times} ended with exit code ${status}`);
    const cases = (times * casesIn(join(folder, 'report.json'))).toLocaleString('en');
    return {
      name: `peak memory, ${cases} cases${nodeOptions === '' ? '' : ', small heap'}`,
      unit: 'MB',
      kit: Number(stderr.split('\n').at(-1)) / 1024,
      aim: '<= 150 MB',
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function casesIn(file: string): number {
  const { survey } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return Object.values(survey.cases).reduce((sum, letters) => sum + letters.length, 0);
}
