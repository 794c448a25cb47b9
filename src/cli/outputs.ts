import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { type Reporter, reporters } from '../report/reporters.ts';
import { writeFile } from './write-file.ts';

/** What is to be written of a report; to stdout where there is no file. */
export interface Output {
  readonly reporter: Reporter;
  readonly file: string | undefined;
}

/** Options of the commands that give a report. */
export interface OutputOptions {
  readonly report?: readonly string[];
  readonly json?: boolean;
}

/**
 * The outputs that were asked for.
 * @throws UsageError for unknown formats, and where two reports would share stdout
 */
export function outputsOf({ report = [], json = false }: OutputOptions): readonly Output[] {
  const wanted = [...(json ? ['json'] : []), ...report];
  const outputs = (wanted.length === 0 ? ['text'] : wanted).map((text) => {
    const [format = '', ...rest] = text.split('=');
    const reporter = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
    if (!reporter)
      throw new UsageError(`--report "${text}": use ${Object.keys(reporters).join(', ')}, or FORMAT=FILE`);
    return { reporter, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('two reports for stdout: give all but one a file, such as --report junit=junit.xml');
  }
  return outputs;
}

/** Finds out before anything is asked whether every file can be written. @throws UsageError where one cannot */
export function claim(outputs: readonly Output[]): void {
  for (const { file } of outputs) if (file !== undefined) writeFile(file, '');
}

/** Writes a report in every form that was asked for. @param failed gets told, with the reason, what cannot be written */
export async function writeOutputs(
  report: Report,
  outputs: readonly Output[],
  failed: (why: string) => void,
): Promise<void> {
  for (const { reporter, file } of outputs) {
    const text = await reporter(report, file === undefined && process.stdout.hasColors?.() === true);
    if (file === undefined) process.stdout.write(text);
    else attempt(() => writeFile(file, text), failed);
  }
}

function attempt(act: () => void, failed: (why: string) => void): void {
  try {
    act();
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
  }
}
