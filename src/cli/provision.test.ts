import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startReferenceServer } from '../reference/server.ts';
import { command } from './command.test-support.ts';

async function refused(args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const server = await startReferenceServer();
  onTestFinished(() => server.close());
  const words = args.map((word) => (word === 'URL' ? server.url : word));
  const { code, stdout, stderr } = await command(words, { cwd, token: server.token });
  return { code, stdout, stderr, files: readdirSync(cwd) };
}

test.each([
  ['--provision without a cloud', ['run', '--provision'], 2, /needs a cloud/],
  ['--provision and --connection', ['run', 'URL', '--provision', '--connection', 'an-id'], 2, /of its own/],
  ['--provision and --shard', ['run', 'URL', '--provision', '--shard', '1/2'], 2, /leave --shard out/],
  ['--provision and no format', ['run', 'URL', '--provision', '--report', 'xml'], 2, /--report "xml": use/],
  [
    '--provision and no clause',
    ['run', 'URL', '--provision', '--only', 'nothing'],
    2,
    /no clause begins with/,
  ],
  [
    '--provision and no file',
    ['run', 'URL', '--provision', '--deviations', 'no.yaml'],
    2,
    /"no\.yaml" \(ENOENT\)/,
  ],
  ['--provision and no other cloud', ['run', 'URL', '--provision', '--other-cloud', 'nobody'], 2, /"nobody"/],
  [
    '--provision where networks cannot be listed',
    ['run', 'URL', '--provision'],
    3,
    /external networks cannot be listed/,
  ],
  ['cleanup without a cloud', ['cleanup'], 2, /no cloud/],
  ['cleanup where networks cannot be listed', ['cleanup', 'URL', '--yes'], 3, /"network" cannot be listed/],
])('%s: a clear sentence, and nothing is written', async (_, args, code, words) => {
  const { files, ...ended } = await refused(args);
  expect(ended).toEqual({ code, stdout: '', stderr: expect.stringMatching(words) });
  expect(ended.stderr.split('\n')).toHaveLength(2);
  expect(files).toEqual([]);
});
