import { wrap } from '../report/wrap.ts';
import { type CloudOptions, cloudInEnvironment, isCloudMeant } from './access.ts';
import type { PlanningOptions } from './assignment.ts';
import type { LaneOptions } from './connections.ts';
import { startEmbedded } from './embedded.ts';
import { type Diagnosis, examine } from './examination.ts';
import { exitCodes } from './exit-codes.ts';

/** Options of `doctor` as commander hands them over. */
export interface DoctorOptions
  extends Omit<PlanningOptions, 'connection'>,
    Omit<CloudOptions, 'connection'>,
    Pick<LaneOptions, 'connection' | 'secondConnection'> {
  readonly json?: boolean;
}

/** Says whether a run could begin, and what it would do; exit code 3 where it could not. Only reads. */
export async function doctorCommand(url: string | undefined, options: DoctorOptions): Promise<void> {
  const meant = isCloudMeant(url, { osCloud: options.osCloud }) || cloudInEnvironment();
  const embedded = meant ? undefined : await startEmbedded(options.profile, options.family);
  try {
    const diagnosis = await examine(url, options, embedded);
    process.stdout.write(options.json ? `${JSON.stringify(shown(diagnosis), null, 2)}\n` : textOf(diagnosis));
    process.exitCode = diagnosis.ready ? exitCodes.conformant : exitCodes.incomplete;
  } finally {
    await embedded?.close();
  }
}

function shown({ ready, checks, outlook, milliseconds }: Diagnosis): object {
  return { ready, checks, outlook, milliseconds };
}

function textOf({ ready, checks, says }: Diagnosis): string {
  const width = Math.max(...checks.map(({ what }) => what.length));
  const column = 9 + width + 2;
  return [
    ...checks.flatMap(({ what, result, says: words }) => {
      const [first = '', ...more] = wrap(words, ' '.repeat(column));
      return [`${result.padEnd(9)}${what.padEnd(width + 2)}${first.slice(column)}`, ...more];
    }),
    '',
    ...(says === undefined ? [] : [says]),
    ready ? 'READY: a run can begin. Nothing was written.' : 'NOT READY. Nothing was written.',
    '',
  ].join('\n');
}
