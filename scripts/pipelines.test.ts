import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { deviationOf } from '../src/deviation/clause-result.test-support.ts';
import { faults } from '../src/reference/faults.ts';
import { type ReferenceServer, startReferenceServer } from '../src/reference/server.ts';

const main = resolve('dist/kit/cli.cjs');
const execute = promisify(execFile);
let dir: string;
let server: ReferenceServer;

/** A folder whose `npx` is the built command. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pipelines-'));
  mkdirSync(join(dir, 'bin'));
  writeFileSync(
    join(dir, 'bin/npx'),
    `#!/bin/sh\n[ "$1" = --yes ] && shift\nshift\nexec '${process.execPath}' '${main}' "$@"\n`,
  );
  chmodSync(join(dir, 'bin/npx'), 0o755);
  server = await startReferenceServer();
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

/** A file of deviations for these clauses. */
function waiving(...clauses: readonly string[]): string {
  const deviations = clauses.map((clause) => deviationOf({ clause, expires: '9999-12-31' }));
  return JSON.stringify({ schemaVersion: 1, deviations });
}

interface Job {
  readonly spec: {
    readonly completions: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly { readonly command: string[]; readonly args: string[] }[];
      };
    };
  };
}

test('the pods of the Indexed Job ask the whole plan between them', async () => {
  const job = parse(readFileSync('pipelines/kubernetes-indexed-job.yaml', 'utf8')) as Job;
  const [container] = job.spec.template.spec.containers;
  const [shell = 'sh', ...flags] = container?.command ?? [];
  const reports = join(dir, 'reports');
  const script = (container?.args ?? []).map((text) =>
    text.replace('/reports', reports).replace('--shard', '--effort quick --shard'),
  );
  const ids = Array.from({ length: job.spec.completions }, () => server.connections.ipv4);
  for (let index = 0; index < job.spec.completions; index++) {
    await execute(shell, [...flags, ...script], {
      env: {
        PATH: `${join(dir, 'bin')}:${process.env['PATH']}`,
        URL: server.url,
        OS_TOKEN: server.token,
        SHARDS: String(job.spec.completions),
        CONNECTIONS: ids.join(' '),
        JOB_COMPLETION_INDEX: String(index),
      },
    });
  }
  const { stdout } = await execute(process.execPath, [main, 'merge', reports]);
  expect(stdout).toContain('CONFORMANT');
  expect(stdout).toContain('merged from 4 shards');
});

test('the jobs of the matrix ask the whole plan between them, and the last one gives the verdict', async () => {
  const { jobs } = parse(readFileSync('pipelines/github-shards.yml', 'utf8')) as {
    readonly jobs: {
      readonly shard: {
        readonly strategy: { readonly matrix: { readonly i: readonly number[] } };
        readonly steps: readonly { readonly run?: string }[];
      };
      readonly verdict: { readonly steps: readonly { readonly run?: string }[] };
    };
  };
  const cwd = join(dir, 'matrix');
  const variables = {
    PATH: `${join(dir, 'bin')}:${process.env['PATH']}`,
    HOME: cwd,
    URL: server.url,
    CONNECTION: server.connections.ipv4,
    OS_TOKEN: server.token,
    KIT: 'vpnaas-conformance@0.1.0',
  };
  const scriptOf = ({ steps }: { readonly steps: readonly { readonly run?: string }[] }) =>
    steps.flatMap(({ run = [] }) => run).join('\n');
  mkdirSync(join(cwd, 'shards'), { recursive: true });
  const indexes = jobs.shard.strategy.matrix.i;
  for (const i of indexes) {
    const script = scriptOf(jobs.shard)
      .replace('--shard', '--effort quick --shard')
      .replace('reports', `shards/shard-${i}`);
    const env = { ...variables, SHARD: `${i}/${indexes.length}` };
    await execute('bash', ['-e', '-c', script], { cwd, env });
  }
  const { stdout } = await execute('bash', ['-e', '-c', scriptOf(jobs.verdict)], { cwd, env: variables });
  expect(stdout).toContain('CONFORMANT');
  expect(stdout).toContain('merged from 4 shards');
  expect(readFileSync(join(cwd, 'junit.xml'), 'utf8')).toContain('<testsuites');
}, 120_000);

describe('the GitHub action', () => {
  interface Action {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: {
      readonly steps: readonly { readonly run?: string; readonly env?: Record<string, string> }[];
    };
  }
  const action = parse(readFileSync('action.yml', 'utf8')) as Action;
  const [step] = action.runs.steps;

  /** Runs the step with its inputs, as the runner would hand them over. */
  async function act(name: string, inputs: Readonly<Record<string, string>>, token = '') {
    const cwd = join(dir, name);
    mkdirSync(cwd);
    const given = Object.entries(step?.env ?? {}).map(([variable, expression]) => {
      const input = /inputs\.(\w+)/.exec(expression)?.[1] ?? '';
      return [variable, inputs[input] ?? String(action.inputs[input]?.default)] as const;
    });
    const env = {
      PATH: `${join(dir, 'bin')}:${process.env['PATH']}`,
      HOME: cwd,
      OS_TOKEN: token,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary'),
      GITHUB_OUTPUT: join(cwd, 'output'),
      ...Object.fromEntries(given),
    };
    const ended = await execute('bash', ['-eo', 'pipefail', '-c', step?.run ?? ''], { cwd, env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
    return { ...ended, read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
  }

  test('asks the embedded server, with a summary, an output and every report', async () => {
    const { code, read } = await act('embedded', { effort: 'quick' });
    expect(code).toBe(0);
    expect(read('output')).toBe('verdict=conformant\n');
    expect(read('summary')).toContain('CONFORMANT');
    for (const file of ['report.json', 'report.html', 'junit.xml', 'report.sarif'])
      expect(read(`vpnaas-conformance-report/${file}`)).not.toBe('');
  });

  test('annotates what fails, and fails; with a baseline only where something is worse', async () => {
    const hooks = faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {};
    const faulty = await startReferenceServer({ hooks });
    const inputs = {
      url: faulty.url,
      connection: faulty.connections.ipv4,
      effort: 'quick',
      arguments: '--disruptive',
    };
    const failing = await act('faulty', inputs, faulty.token);
    expect(failing.code).toBe(1);
    expect(failing.stdout).toContain('::error');
    expect(failing.read('output')).toBe('verdict=non-conformant\n');
    const baseline = (name: string) => join(dir, name, 'vpnaas-conformance-report/report.json');
    const known = await act('known', { ...inputs, baseline: baseline('faulty') }, faulty.token);
    expect(known.code).toBe(0);
    const worse = await act('worse', { ...inputs, baseline: baseline('embedded') }, faulty.token);
    expect(worse.code).toBe(1);
    await faulty.close();
  });

  test('fails neither for what deviates nor hides that a deviation is stale', async () => {
    const hooks = faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {};
    const faulty = await startReferenceServer({ hooks });
    const deviations = join(dir, 'deviations.yaml');
    const inputs = {
      url: faulty.url,
      connection: faulty.connections.ipv4,
      effort: 'quick',
      arguments: '--disruptive --only request/mtu',
      deviations,
    };
    writeFileSync(deviations, waiving('request/mtu/minimum'));
    const waived = await act('waived', inputs, faulty.token);
    expect(waived.code).toBe(0);
    expect(waived.read('output')).toBe('verdict=conformant-with-deviations\n');
    writeFileSync(deviations, waiving('request/mtu/minimum', 'request/mtu/type'));
    const baseline = join(dir, 'waived', 'vpnaas-conformance-report/report.json');
    expect((await act('stale', { ...inputs, baseline }, faulty.token)).code).toBe(4);
    await faulty.close();
  });
});

test('the job of the GitLab template asks the embedded server and writes its reports', async () => {
  const template = parse(readFileSync('pipelines/gitlab.yml', 'utf8')) as {
    'vpnaas-conformance': { variables: Record<string, string>; script: string[] };
  };
  const { variables, script } = template['vpnaas-conformance'];
  const cwd = join(dir, 'gitlab');
  mkdirSync(cwd);
  const env = {
    PATH: `${join(dir, 'bin')}:${process.env['PATH']}`,
    HOME: cwd,
    ...variables,
    EFFORT: 'quick',
  };
  const act = async (more = {}) =>
    (await execute('sh', ['-ec', script.join('\n')], { cwd, env: { ...env, ...more } })).stdout;
  expect(await act()).toContain('CONFORMANT');
  writeFileSync(join(cwd, 'deviations.yaml'), waiving('request/mtu/minimum'));
  const stale = act({ DEVIATIONS: 'deviations.yaml' });
  await expect(stale).rejects.toMatchObject({
    code: 4,
    stdout: expect.stringContaining('1 stale deviation'),
  });
  expect(readFileSync(join(cwd, 'conformance/junit.xml'), 'utf8')).toContain('<testsuites');
});
