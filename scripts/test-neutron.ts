/**
 * Judges genuine Neutron on the testbed and compares clause by clause with `testbed/expected/<database>.yaml`.
 * Options: --seeds N, --db mariadb|sqlite, --publish (writes the reports of seed 1 to reports/neutron-29.0.0/), --certify
 * (makes a certificate for each profile, verifies it, and lets securesystemslib verify its signature).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { grant } from '../src/deviation/grant.ts';
import { readDeviationFile } from '../src/given-deviations.ts';
import { sameJson } from '../src/json.ts';
import type { Json } from '../src/model/json.ts';
import type { Report } from '../src/model/report.ts';

interface Fixtures {
  readonly neutron: string;
  readonly tokens: { readonly demo: string };
  readonly connections: Readonly<Record<'ipv4' | 'ipv6' | 'ipv4_second' | 'ipv6_second', string>>;
}

/** What genuine Neutron is known to do otherwise than the page: by clause, the verdict, the minimal request and the cause. */
interface Defect {
  readonly verdict: 'fail' | 'warn';
  readonly because: string;
  readonly profiles?: readonly string[];
  /** It depends on what happens at the same time, and is not seen in every run. */
  readonly sometimes?: true;
  /** The minimal update of seed 1; absent where several are equally small. */
  readonly sent?: Json;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    db: { type: 'string', default: 'mariadb' },
    publish: { type: 'boolean', default: false },
    certify: { type: 'boolean', default: false },
  },
});
const folder = join('.testbed', values.db);
const home = join('reports', 'neutron-29.0.0');
const deviations = await readDeviationFile(join(home, 'deviations.yaml'));
const expected = parse(readFileSync(`testbed/expected/${values.db}.yaml`, 'utf8')) as Record<string, Defect>;
let passed = 0;
let failed = 0;

mkdirSync(folder, { recursive: true });
sh('testbed/setup.sh', folder, values.db);
sh('testbed/start.sh', folder);
try {
  const fixtures = JSON.parse(sh('python3', 'testbed/fixtures.py', folder)) as Fixtures;
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    for (const profile of ['openstack', 'virtuozzo']) {
      await judge(fixtures, profile, '4', seed);
      await judge(fixtures, profile, '6', seed);
    }
  }
  if (values.certify) for (const profile of ['openstack', 'virtuozzo']) certify(fixtures, profile);
} finally {
  sh('testbed/stop.sh', folder);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

async function judge(fixtures: Fixtures, profile: string, family: '4' | '6', seed: number) {
  const title = `neutron ${values.db}, profile ${profile}, IPv${family}, seed ${seed}`;
  const out = join(folder, 'reports', `${profile}-ipv${family}`);
  const { [`ipv${family}` as const]: connection, [`ipv${family}_second` as const]: second } =
    fixtures.connections;
  const at = `${fixtures.neutron}/vpn/ipsec-site-connections`;
  const shown = async (id: string) =>
    (await fetch(`${at}/${id}`, { headers: { 'X-Auth-Token': fixtures.tokens.demo } })).text();
  const read = async () => `${await shown(connection)}\n${await shown(second)}`;
  const before = await read();
  const started = Date.now();
  const asked = spawnSync(
    process.execPath,
    [
      ...['dist/kit/cli.cjs', 'run', fixtures.neutron, '--connection', connection, '--profile', profile],
      ...['--second-connection', second, '--races'],
      ...['--family', family, '--seed', String(seed), '--out', out, '--report', 'json'],
      ...['--report', `html=${join(out, 'report.html')}`],
      ...(family === '4' ? ['--fqdn', 'localhost'] : []),
    ],
    { encoding: 'utf8', env: { ...process.env, OS_TOKEN: fixtures.tokens.demo }, maxBuffer: 1 << 28 },
  );
  if (asked.status !== 1)
    return complain(title, [`exit code ${asked.status} instead of 1: ${asked.stderr.slice(-500)}`]);
  const report = JSON.parse(asked.stdout) as Report;
  const seconds = (Date.now() - started) / 1000;
  const complaints = [
    ...compare(report, profile, family, seed),
    ...ungranted(report),
    ...(before === (await read()) ? [] : ['the connections are not byte for byte what they were before']),
    ...(seconds < 180 ? [] : [`the run took ${seconds} s`]),
  ];
  if (complaints.length > 0) return complain(title, complaints);
  const { must, should } = report.totals;
  passed++;
  console.log(
    `ok   ${title}: ${must.fail ?? 0} musts fail, ${should.warn ?? 0} shoulds warn, ${report.run.puts} updates in ${seconds.toFixed(0)} s`,
  );
  if (values.publish && seed === 1) publish(out, `${profile}-ipv${family}`);
}

/** Makes a certificate with the published deviations, and holds it against the public key. */
function certify({ neutron, tokens, connections }: Fixtures, profile: string): void {
  const title = `neutron ${values.db}, profile ${profile}, certificate`;
  const dir = join(folder, 'certificates', profile);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const [key, bundle] = [join(dir, 'lab'), join(dir, 'bundle')];
  const identity = ['--organisation', 'OpenStack', '--product', 'Neutron', '--product-version', '29.0.0'];
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['dist/kit/cli.cjs', ...args], {
      encoding: 'utf8',
      env: { ...process.env, OS_TOKEN: tokens.demo },
    });
  run('keygen', key);
  const certified = run(
    ...['certify', neutron, '--connection', connections.ipv4, '--profile', profile, '--fqdn', 'localhost'],
    ...['--key', `${key}.key`, ...identity, '--operator', 'test-neutron', '--environment', 'testbed'],
    ...['--deviations', join(home, 'deviations.yaml'), '--out', bundle],
  );
  const verified = run('verify', bundle, '--key', `${key}.pub`);
  const signature = spawnSync('sh', ['scripts/verify-signature.sh', bundle, `${key}.pub`], {
    encoding: 'utf8',
  });
  const complaints = [
    ...(certified.status === 1
      ? []
      : [`certify ended with ${certified.status}: ${certified.stderr.slice(-500)}`]),
    ...(verified.status === 0
      ? []
      : [`verify ended with ${verified.status}: ${verified.stdout}${verified.stderr}`]),
    ...(signature.status === 0 ? [] : [`securesystemslib: ${signature.stderr.slice(-500)}`]),
  ];
  if (complaints.length > 0) {
    complain(title, complaints);
    return;
  }
  passed++;
  console.log(`ok   ${title}: ${verified.stdout.split('\n')[0]} ${signature.stdout.trim()}`);
}

function compare(report: Report, profile: string, family: string, seed: number): string[] {
  const wanted = Object.entries(expected).filter(([, { profiles }]) => profiles?.includes(profile) ?? true);
  const missing = wanted.flatMap(([id, defect]) => {
    const clause = report.clauses.find((one) => one.id === id);
    if (defect.sometimes && clause?.verdict === 'pass') return [];
    if (clause?.verdict !== defect.verdict)
      return [`${id} is ${clause?.verdict ?? 'unknown'}, expected ${defect.verdict}: ${defect.because}`];
    const sent = clause.counterexample?.request.body ?? clause.counterexample?.request.raw ?? null;
    if (seed !== 1 || family !== '4' || defect.sent === undefined || sameJson(sent, defect.sent)) return [];
    return [`${id} is shown by ${JSON.stringify(sent)}, expected ${JSON.stringify(defect.sent)}`];
  });
  const known = new Set(wanted.map(([id]) => id));
  const extra = report.clauses
    .filter(({ id, verdict }) => verdict !== 'pass' && verdict !== 'skipped' && !known.has(id))
    .map(
      ({ id, verdict, counterexample, reason }) =>
        `${id} is ${verdict}, which is not expected: ${counterexample?.received ?? reason}`,
    );
  return [...missing, ...extra];
}

/** Deviations of the published file that would not be granted to this run on the day of their creation. */
function ungranted({ clauses }: Report): string[] {
  return deviations.deviations.flatMap((one) => {
    const granted = grant(clauses, [one], { day: one.created, productVersion: '29.0.0', whole: true });
    const state = granted.find(({ id }) => id === one.clause)?.deviation?.state;
    return state === 'granted' ? [] : [`the deviation for ${one.clause} is ${state}`];
  });
}

function complain(title: string, complaints: readonly string[]): void {
  failed++;
  console.log(`FAIL ${title}\n${complaints.map((one) => `     ${one}\n`).join('')}`);
}

function publish(from: string, name: string): void {
  const to = join(home, name);
  rmSync(to, { recursive: true, force: true });
  cpSync(join(from, 'report.json'), join(to, 'report.json'));
  cpSync(join(from, 'replay'), join(to, 'replay'), { recursive: true });
  const text = readFileSync(join(to, 'report.json'), 'utf8');
  writeFileSync(join(to, 'report.json'), text.replaceAll(from, to));
  if (name !== 'virtuozzo-ipv4') return;
  const page = readFileSync(join(from, 'report.html'), 'utf8');
  writeFileSync(join(to, 'report.html'), page.replaceAll(from, to));
}

function sh(command: string, ...args: readonly string[]): string {
  const { status, stdout, error } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (${error?.message ?? `exit ${status}`})\n${stdout}`);
  return stdout;
}
