import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lawful } from '../reference/lawful.ts';
import { startReferenceServer } from '../reference/server.ts';
import { command } from './command.test-support.ts';

function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  return cwd;
}

test('a dry run says what would be asked, only reads, and leaves no file', async () => {
  const methods = new Set<string>();
  const server = await startReferenceServer({
    hooks: {
      deliver: (answer, request) => {
        methods.add(request.method);
        return lawful.deliver(answer, request);
      },
    },
  });
  onTestFinished(() => server.close());
  const cwd = folder();
  const args = [
    'run',
    server.url,
    '--connection',
    server.connections.ipv4,
    '--dry-run',
    '--report',
    'junit=a.xml',
  ];
  const { code, stdout } = await command(args, { cwd, token: server.token });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\d+ cases of \d+ clauses/);
  expect([...methods]).toEqual(['GET']);
  expect(readdirSync(cwd)).toEqual([]);
});

test.each(['quick', 'standard'])(
  'a run of effort %s sends as many updates as a dry run said',
  async (effort) => {
    const cwd = folder();
    const foretold = await command(['run', '--effort', effort, '--dry-run', '--json'], { cwd });
    const { cases, puts } = JSON.parse(foretold.stdout);
    const { plan, run } = JSON.parse((await command(['run', '--effort', effort, '--json'], { cwd })).stdout);
    expect(cases).toBe(plan.cases);
    expect(run.puts).toBeGreaterThanOrEqual(puts.least);
    expect(run.puts).toBeLessThanOrEqual(puts.most);
  },
);

test('a run of names and descriptions is not felt by a tunnel', async () => {
  const args = ['run', '--dry-run', '--only', 'request/name/accepted', 'request/description/accepted'];
  expect((await command(args, { cwd: folder() })).stdout).toContain('A tunnel feels nothing of it.');
});
