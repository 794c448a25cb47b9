import { contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import { UsageError } from '../errors.ts';
import { applyBaseline, baselineOf, readBaseline } from '../lint/accepted/baseline.ts';
import { chooseFiles } from '../lint/files.ts';
import { lintAll } from '../lint/lint.ts';
import { lintOutputs } from '../lint/output/outputs.ts';
import { lintReport } from '../lint/report.ts';
import type { Family } from '../model/plan.ts';
import { exitCodes } from './exit-codes.ts';
import { kit } from './package.ts';
import { writeFile } from './write-file.ts';

/** Options of `lint` as commander hands them over. */
export interface LintOptions {
  readonly profile: string;
  readonly family: Family;
  readonly as?: 'request' | 'response';
  readonly allowRef?: readonly string[];
  readonly allowNothing?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly failOn: 'error' | 'warning';
  readonly report?: readonly string[];
  readonly json?: boolean;
}

/** Holds files against the page, prints what is found, sets the exit code. */
export async function lintCommand(names: readonly string[], options: LintOptions): Promise<void> {
  const outputs = outputsOf(options);
  const { files, roots } = chooseFiles(names, options.allowRef ?? []);
  const { profile, family, as } = options;
  const own = profileNames().includes(profile) ? undefined : contractOf(profile, family).profile.file?.path;
  const results = await lintAll(files, {
    profile,
    family,
    roots,
    ...(own !== undefined && { profileFile: own }),
    ...(as && { as }),
  });
  if (options.writeBaseline !== undefined) writeFile(options.writeBaseline, baselineOf(results));
  const baseline = options.writeBaseline ?? options.baseline;
  const left =
    baseline === undefined ? { files: results, stale: [] } : applyBaseline(results, readBaseline(baseline));
  const stale = [...results.flatMap((one) => one.stale), ...left.stale];
  const report = lintReport(left.files, { kit, profile, family, stale }, options.failOn);
  for (const { output, file } of outputs) {
    const text = await output(report, file === undefined && process.stdout.hasColors?.() === true);
    if (file === undefined) process.stdout.write(text);
    else writeFile(file, text);
  }
  const nothing = report.files.every(({ kinds }) => kinds.length === 0);
  const pass = nothing && options.allowNothing === true && report.verdict === 'incomplete';
  process.exitCode = pass ? exitCodes.conformant : exitCodes[report.verdict];
}

/** @throws UsageError for unknown formats, and where two reports would share stdout */
function outputsOf({ report = [], json = false }: LintOptions) {
  const wanted = [...(json ? ['json'] : []), ...report];
  const outputs = (wanted.length === 0 ? ['text'] : wanted).map((text) => {
    const [format = '', ...rest] = text.split('=');
    const output = Object.hasOwn(lintOutputs, format) ? lintOutputs[format] : undefined;
    if (!output)
      throw new UsageError(`--report "${text}": use ${Object.keys(lintOutputs).join(', ')}, or FORMAT=FILE`);
    return { output, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('two reports for stdout: give all but one a file, such as --report junit=junit.xml');
  }
  return outputs;
}
