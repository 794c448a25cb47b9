/**
 * Changes a bundle of the embedded server, one with a deviation, 2,000 times, its files and the archive in turn, and
 * verifies each.
 * Options: --changes N, --seed N. Exit code 1 where one holds, crashes, or is refused for a reason that does not fit.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpackBundle } from '../src/bundle/archive.ts';
import { BundleError } from '../src/bundle/bundle-error.ts';
import { publicKeyFrom } from '../src/bundle/keys.ts';
import { verifyBundle } from '../src/bundle/verify.ts';
import { kit } from '../src/cli/package.ts';
import { selftestStamp } from '../src/cli/selftest-stamp.ts';
import { updateConnection } from '../suites/index.ts';
import { isSame, mutated, numbersFrom } from './tamper/mutation.ts';

const { values } = parseArgs({
  options: { changes: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } },
});
const dir = mkdtempSync(join(tmpdir(), 'tamper-'));
try {
  process.exitCode = (await tamper(Number(values.changes), numbersFrom(Number(values.seed)))) ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true });
}

async function tamper(changes: number, random: () => number): Promise<boolean> {
  const [key, archive] = [join(dir, 'lab'), join(dir, 'bundle.tar.gz')];
  command('keygen', key);
  const identity = ['organisation', 'product', 'product-version', 'operator', 'environment'];
  command(
    'certify',
    ...['--key', `${key}.key`, '--out', archive],
    ...['--connection', '324dc68b-bdee-4a78-9d14-3484d8ee97a9', '--family', '6'],
    ...['--deviations', 'docs/examples/deviations.yaml'],
    ...identity.flatMap((name) => [`--${name}`, 'x']),
  );
  const criteria = {
    keys: [publicKeyFrom(readFileSync(`${key}.pub`, 'utf8'), key)],
    kit,
    sections: updateConnection,
    now: Date.now(),
    stampOf: selftestStamp,
  };
  const bytes = readFileSync(archive);
  const files = await unpackBundle(bytes);
  await verifyBundle(files, criteria);
  const steps = new Map<string, number>();
  let wrong = 0;
  for (let done = 0; done < changes; ) {
    const packed = done % 4 === 3;
    const {
      what,
      files: next,
      refusedBy,
    } = packed ? mutated(new Map([['bundle.tar.gz', bytes]]), random) : mutated(files, random);
    const archived = next.get('bundle.tar.gz');
    if (packed ? next.size > 1 || !archived || archived.equals(bytes) : isSame(files, next)) continue;
    const step = await (async () =>
      verifyBundle(archived ? await unpackBundle(archived) : next, criteria))().then(
      () => 'holds',
      (error) => (error instanceof BundleError ? error.step : `crash: ${error.stack}`),
    );
    done++;
    steps.set(step, (steps.get(step) ?? 0) + 1);
    if (packed ? step === 'container' : (refusedBy as readonly string[]).includes(step)) continue;
    wrong++;
    console.log(`${what}: ${step}`);
  }
  const refused = [...steps].map(([step, times]) => `${times} by ${step}`).join(', ');
  console.log(
    `${[...steps.values()].reduce((sum, times) => sum + times, 0)} changes: ${refused}; ${wrong} wrong`,
  );
  return wrong === 0;
}

function command(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['dist/kit/cli.cjs', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}
