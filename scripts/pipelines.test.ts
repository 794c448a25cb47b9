import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ReferenceServer, startReferenceServer } from '../src/reference/server.ts';

const main = resolve('dist/src/cli/main.js');
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
