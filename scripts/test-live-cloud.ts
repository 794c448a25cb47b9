/**
 * Runs against genuine Keystone and Neutron on the testbed as somebody would against a cloud, with tokens that live for
 * 30 seconds, and compares the project object by object with what it was before. Options: --db mariadb|sqlite.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report } from '../src/model/report.ts';

const { values } = parseArgs({ options: { db: { type: 'string', default: 'mariadb' } } });
const folder = join('.testbed', values.db);
const out = join(folder, 'live');
const clouds = resolve(folder, 'clouds.yaml');
const others = ['--other-cloud', 'testbed-other', '--other-cloud', 'testbed-reader'];
const quick = ['--effort', 'quick'];
/** Neutron is known to do some things otherwise than the page. */
const nonConformant = 1;
let failed = 0;

mkdirSync(folder, { recursive: true });
sh('testbed/setup.sh', [folder, values.db]);
sh('testbed/start.sh', [folder]);
try {
  writeFileSync(clouds, sh('python3', ['testbed/clouds.py', folder]));
  const [one, other] = [fixtures(), fixtures()];
  sh('testbed/stop.sh', [folder]);
  sh('testbed/start.sh', [folder], { OS_TOKEN__EXPIRATION: '30' });
  const before = sh('python3', ['testbed/project.py', folder]);
  const external = JSON.parse(before).networks.find(
    (one: Record<string, unknown>) => one['router:external'] === true,
  );
  const provision = ['--provision', '--external-network', external.id, ...others];
  const named = (...ids: readonly string[]) => [...ids.flatMap((id) => ['--connection', id]), ...others];
  ask('provisioned, IPv4', [...provision, ...quick], before);
  ask('provisioned, IPv6', [...provision, '--family', '6', ...quick], before);
  ask('provisioned, in two lanes', [...provision, '--lanes', '2', ...quick], before);
  const beside = ['--second-connection', other.ipv4, '--races'];
  ask(
    'IPv4 with one beside it, four times, longer than a token lives',
    [...named(one.ipv4), ...beside, '--repeat', '4'],
    before,
  );
  ask('IPv6', [...named(one.ipv6), ...quick], before);
  ask('two connections side by side', [...named(one.ipv4, other.ipv4), ...quick], before);
} finally {
  sh('testbed/stop.sh', [folder]);
}
process.exitCode = failed === 0 ? 0 : 1;

/** Makes a set of connections. */
function fixtures(): { readonly ipv4: string; readonly ipv6: string } {
  return JSON.parse(sh('python3', ['testbed/fixtures.py', folder])).connections;
}

function ask(title: string, args: readonly string[], before: string): void {
  const started = Date.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['dist/kit/cli.cjs', 'run', '--os-cloud', 'testbed', '--profile', 'openstack'],
      ...['--out', out, '--state-dir', join(folder, 'state')],
      ...['--report', `json=${join(folder, 'live.json')}`],
      ...args,
    ],
    { encoding: 'utf8', env: { ...process.env, OS_CLIENT_CONFIG_FILE: clouds }, maxBuffer: 1 << 28 },
  );
  const seconds = Math.round((Date.now() - started) / 1000);
  const complaints =
    status === nonConformant ? judge(title, seconds) : [`exit code ${status}: ${stderr.slice(-500)}`];
  if (before !== sh('python3', ['testbed/project.py', folder]))
    complaints.push('the project is not what it was before');
  if (complaints.length > 0) failed++;
  console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${values.db}: ${title}, ${seconds} s`);
  for (const complaint of complaints) console.log(`     ${complaint}`);
}

function judge(title: string, seconds: number): string[] {
  const report = JSON.parse(readFileSync(join(folder, 'live.json'), 'utf8')) as Report;
  const foreign = report.clauses.filter(({ id }) => id.startsWith('access/'));
  const refused = report.clauses.find(({ id }) => id === 'state/refused/unchanged');
  return [
    ...foreign.filter(({ verdict }) => verdict !== 'pass').map(({ id, verdict }) => `${id}: ${verdict}`),
    ...(foreign.length === 2 ? [] : ['foreign access was not asked']),
    ...(refused?.verdict === 'pass' ? [] : [`state/refused/unchanged: ${refused?.verdict}`]),
    ...(report.reason === undefined ? [] : [`ended early: ${report.reason}`]),
    ...(report.target.restored ? [] : ['the connection was not put back']),
    ...(title.includes('side by side') || title.includes('lanes')
      ? report.merged?.length === 2
        ? []
        : ['it was not asked in two lanes']
      : []),
    ...(title.includes('longer') && seconds <= 30
      ? [`it took ${seconds} s, no longer than a token lives`]
      : []),
  ];
}

function sh(command: string, args: readonly string[], environment: Record<string, string> = {}): string {
  const { status, stdout, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (${error?.message ?? `exit ${status}`})\n${stdout}`);
  return stdout;
}
