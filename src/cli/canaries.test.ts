import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { oldToken, password, secret } from '../cloud/fake-keystone.test-support.ts';
import { command } from './command.test-support.ts';
import { startCloud } from './fake-cloud.test-support.ts';

/** The psk that is stored at first, and a word that is in every other secret. */
const canaries = ['initial-psk-', 'CANARY'];
const scope = { project_name: 'demo', project_domain_name: 'Default' };

/** Files that are the user's own, and the journals, which hold the psk to put it back. */
const own = /(clouds|secure)\.yaml$|(^|\/)state\//;

test.each([
  ['a password', { username: 'demo', user_domain_name: 'Default', ...scope }, { password }, password],
  [
    'an application credential',
    { application_credential_id: 'an-id' },
    { application_credential_secret: secret },
    secret,
  ],
  ['a token', scope, { token: oldToken }, oldToken],
])(
  'no command shows a secret, signed in with %s, though the cloud quotes it',
  async (_, auth, secrets, quoted) => {
    const cloud = await startCloud({ quotes: `${quoted} "initial-psk-1" "initial-psk-2"` });
    const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
    onTestFinished(async () => {
      await cloud.close();
      rmSync(cwd, { recursive: true });
    });
    const mine = { auth: { auth_url: cloud.keystone.url, ...auth } };
    writeFileSync(
      join(cwd, 'clouds.yaml'),
      stringify({ clouds: { mine, wrong: { auth: { ...mine.auth, ...scope } } } }),
    );
    writeFileSync(
      join(cwd, 'secure.yaml'),
      stringify({ clouds: { mine: { auth: secrets }, wrong: { auth: secrets } } }),
    );
    const on = ['--os-cloud', 'mine', '--state-dir', 'state'];
    const connection = ['--connection', cloud.connection];
    const beside = ['--second-connection', cloud.second, '--races'];
    const formats = ['json', 'junit', 'html', 'sarif', 'csv', 'summary'].flatMap((one) => [
      '--report',
      `${one}=out/${one}`,
    ]);
    const shown = new Map<string, string>();
    const say = async (title: string, args: readonly string[], codes: readonly number[]) => {
      const { code, stdout, stderr } = await command(args, { cwd });
      expect(codes, `${title}: ${stderr}`).toContain(code);
      shown.set(`${title}, stdout`, stdout).set(`${title}, stderr`, stderr);
    };
    await say('doctor', ['doctor', '--os-cloud', 'mine', ...connection], [0]);
    await say('doctor --json', ['doctor', '--os-cloud', 'mine', '--json', ...connection], [0]);
    await say('doctor without a connection', ['doctor', '--os-cloud', 'mine'], [3]);
    await say('dry run', ['run', ...on, ...connection, '--dry-run', '--effort', 'quick'], [0]);
    await say(
      'run',
      [
        'run',
        ...on,
        ...connection,
        ...beside,
        ...['--effort', 'quick', '--family', '6'],
        ...['--report', 'text', ...formats, '--out', 'out'],
      ],
      [1],
    );
    const [file] = readdirSync(join(cwd, 'out', 'replay'));
    await say('replay', ['replay', `out/replay/${file}`, ...on], [0, 1]);
    await say('replay --json', ['replay', `out/replay/${file}`, ...on, '--json'], [0, 1]);
    await say('restore', ['restore', ...on, ...connection], [0, 2, 3]);
    await say('provision', ['run', ...on, '--provision', '--out', 'out'], [3]);
    await say('cleanup', ['cleanup', ...on, '--yes'], [3]);
    await say('unknown connection', ['run', ...on, '--connection', 'nobody', '--out', 'out'], [3]);
    await say(
      'other cloud',
      ['doctor', '--os-cloud', 'mine', '--other-cloud', 'wrong', ...connection],
      [0, 2],
    );
    for (const entry of readdirSync(cwd, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(cwd.length + 1);
      if (entry.isFile() && !own.test(name)) shown.set(name, readFileSync(path, 'utf8'));
    }
    expect([...shown.keys()]).toContain('out/report.json');
    expect([...shown.keys()]).toContain('out/evidence.jsonl');
    const leaks = [...shown].flatMap(([where, text]) =>
      canaries
        .filter((canary) => text.includes(canary))
        .map(
          (canary) =>
            `${where}: ...${text.slice(Math.max(0, text.indexOf(canary) - 60), text.indexOf(canary) + 40)}`,
        ),
    );
    expect(leaks).toEqual([]);
  },
  120_000,
);
