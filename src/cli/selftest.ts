import { selftestText } from '../report/selftest-text.ts';
import { faultsInFrontOf } from '../selftest/in-front-of.ts';
import { selftest } from '../selftest/selftest.ts';
import { targetAt } from '../target/target.ts';
import { accessTo } from './access.ts';
import { type CareOptions, careOf } from './care.ts';
import { openCustody, quoted } from './custody.ts';
import { exitCodes } from './exit-codes.ts';
import { kit } from './package.ts';
import { createProgress } from './progress.ts';
import { writeFile } from './write-file.ts';

interface SelftestOptions extends CareOptions {
  readonly seeds: number;
  readonly every: number;
  readonly connection?: string;
  readonly osCloud?: string;
  readonly profile: string;
  readonly fqdn?: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** Proves the kit; exit code 5 when it is wrong. With a URL: on faults put in front of that target. */
export async function selftestCommand(url: string | undefined, options: SelftestOptions): Promise<void> {
  if (url !== undefined || options.osCloud !== undefined) return inFrontOf(url, options);
  if (options.out !== undefined) writeFile(options.out, '');
  const progress = createProgress(process.stderr);
  const seeds = Array.from({ length: options.seeds }, (_, index) => index + 1);
  const { every } = options;
  const report = await selftest(kit.version, { seeds, every }, (done, total, name) =>
    progress.step(done, total, name, 0),
  );
  progress.end();
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out !== undefined) writeFile(options.out, json);
  process.stdout.write(options.json ? json : selftestText(report));
  process.exitCode = report.stages.some(({ wrong }) => wrong.length > 0)
    ? exitCodes.kit
    : exitCodes.conformant;
}

async function inFrontOf(url: string | undefined, options: SelftestOptions): Promise<void> {
  const { connection = '', profile, fqdn, json, osCloud, stateDir } = options;
  const access = await accessTo(url, options);
  const assignment = {
    ...access,
    connection,
    profile,
    fqdn,
    seed: 1,
    effort: 'standard',
    only: [],
    kit: kit.version,
  } as const;
  const custody = openCustody({
    command: 'selftest',
    stateDir,
    again: osCloud === undefined ? '' : ` --os-cloud ${quoted(osCloud)}`,
    note: (text) => void process.stderr.write(`${text}\n`),
  });
  let unseen = 0;
  let tried = 0;
  try {
    const journal = custody.take(targetAt(access, connection));
    for await (const one of faultsInFrontOf(assignment, {
      ...careOf(options),
      journal,
      signal: custody.signal,
    })) {
      tried++;
      if (!one.seen) unseen++;
      process.stdout.write(
        json ? `${JSON.stringify(one)}\n` : `${one.seen ? 'seen  ' : 'UNSEEN'} ${one.fault}: ${one.by}\n`,
      );
    }
  } finally {
    custody.end();
  }
  const early = custody.signal.aborted ? ' so far: it was interrupted' : '';
  if (!json) process.stdout.write(`${tried} faults in front of ${access.url}, ${unseen} unseen${early}.\n`);
  process.exitCode = unseen > 0 ? exitCodes.kit : early ? exitCodes.incomplete : exitCodes.conformant;
}
