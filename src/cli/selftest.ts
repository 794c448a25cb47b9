import { writeFileSync } from 'node:fs';
import { selftestText } from '../report/selftest-text.ts';
import { selftest } from '../selftest/selftest.ts';
import { exitCodes } from './exit-codes.ts';
import { kit } from './package.ts';
import { createProgress } from './progress.ts';

/** Proves the kit on faults, lawful servers, constant servers and disturbances; exit code 5 when it is wrong. */
export async function selftestCommand(options: {
  seeds: number;
  json?: boolean;
  out?: string;
}): Promise<void> {
  const progress = createProgress(process.stderr);
  const seeds = Array.from({ length: options.seeds }, (_, index) => index + 1);
  const report = await selftest(kit.version, seeds, (done, total, name) =>
    progress.step(done, total, name, 0),
  );
  progress.end();
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out !== undefined) writeFileSync(options.out, json);
  process.stdout.write(options.json ? json : selftestText(report));
  process.exitCode = report.stages.some(({ wrong }) => wrong.length > 0)
    ? exitCodes.kit
    : exitCodes.conformant;
}
