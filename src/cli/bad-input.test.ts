import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import {
  catalogueOf,
  type FakeKeystone,
  password,
  startKeystone,
} from '../cloud/fake-keystone.test-support.ts';
import { listening } from '../selftest/weather/served.ts';
import { command } from './command.test-support.ts';

let dir: string;
let odd: Awaited<ReturnType<typeof listening>>;
let thief: Awaited<ReturnType<typeof listening>>;
let keystone: FakeKeystone;
/** What the server got that only a redirect leads to. */
let stolen: number;
/** Updates that any server got. */
let written: number;
let before: readonly string[];

const urlOf = ({ port }: { readonly port: number }) => `http://127.0.0.1:${port}`;
const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const listed = () =>
  readdirSync(dir, { recursive: true })
    .map(String)
    .filter((name) => !name.startsWith('.local'))
    .sort();

/** Answers every path with what its first part says. */
function oddServer(): Server {
  return createServer((request, response) => {
    if (request.method === 'PUT') written++;
    const kind = request.url?.split('/')[1];
    const json = { 'content-type': 'application/json' };
    if (kind === 'endless') {
      response.writeHead(200, { ...json, 'content-length': 10 * 2 ** 30 });
      const piece = Buffer.alloc(2 ** 16, ' ');
      const source = new Readable({ read: () => void source.push(piece) });
      source.pipe(response);
      response.once('close', () => source.destroy());
    } else if (kind === 'elsewhere') {
      response.writeHead(307, { location: `${urlOf(thief)}${request.url}` }).end();
    } else if (kind === 'page') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in</h1>');
    } else if (kind === 'half') {
      response.writeHead(200, json).end('{"ipsec_site_connection": {"name": "a"');
    } else {
      response.writeHead(200, json).end('[]');
    }
  });
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bad-input-'));
  [stolen, written] = [0, 0];
  odd = await listening(oddServer());
  thief = await listening(
    createServer((_, response) => {
      stolen++;
      response.end('{}');
    }),
  );
  keystone = await startKeystone({ catalogue: [{ type: 'identity', name: 'keystone', endpoints: [] }] });
  const abroad = await startKeystone({ catalogue: catalogueOf(['public', 'RegionOne', urlOf(odd)]) });
  const person = {
    username: 'demo',
    user_domain_name: 'Default',
    project_name: 'demo',
    project_domain_name: 'Default',
  };
  const auth = { auth_url: keystone.url, password, ...person };
  const clouds = {
    mine: { auth },
    both: { auth: { ...auth, application_credential_id: 'a', application_credential_secret: 'b' } },
    abroad: { auth: { ...auth, auth_url: abroad.url }, region_name: 'Nowhere' },
    later: { auth_type: 'v3multifactor', auth },
  };
  const files: Readonly<Record<string, string | Buffer>> = {
    'clouds.yaml': stringify({ clouds }),
    'broken.yaml': 'clouds:\n  mine: {auth: [}\n',
    'tab.yaml': 'clouds:\n\tmine: {}\n',
    'list.yaml': '- a\n',
    'marked.json': '\uFEFF{}',
    'nul.json': '{"a":"\0"}',
    'latin1.json': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    'empty.json': '',
    'list.json': '[]',
    'half.json': '{"a": 1',
    'secret.json': `{"psk": ${password}`,
    'object.json': '{}',
    'deep.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    'open.key': 'no key',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dir, name), content);
  mkdirSync(join(dir, 'folder'));
  before = listed();
  return () => abroad.close();
});
afterAll(async () => {
  await Promise.all([odd.close(), thief.close(), keystone.close()]);
  rmSync(dir, { recursive: true });
});

type Row = [what: string, args: string, says: RegExp, more?: Readonly<Record<string, string>>];

/** Every command line ends so, with one line on stderr and nothing on stdout. */
async function refused(code: number, args: string, says: RegExp, environment = {}): Promise<void> {
  const words = args
    .replaceAll('ODD', urlOf(odd))
    .split(' ')
    .map((word) => (word === "''" ? '' : word));
  const ended = await command(words, { cwd: dir, environment });
  expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
  expect(ended.stderr).toMatch(/^[^\n]+\n$/);
  expect(ended.stderr).not.toMatch(/ {4}at |node:internal|fault of the kit|\p{Co}|[^\P{Cc}\n]/u);
  expect(ended.stderr).not.toContain('CANARY');
}

const cloud = `run --os-cloud mine --connection ${id}`;
const at = (kind: string) => `run ODD/${kind} --connection ${id}`;
const token = { OS_TOKEN: 'a-token' };

describe.concurrent('2, wrong usage:', () => {
  test.each<Row>([
    [
      'clouds.yaml is no YAML',
      cloud,
      /broken\.yaml:2:\d+ is not YAML/,
      { OS_CLIENT_CONFIG_FILE: 'broken.yaml' },
    ],
    ['clouds.yaml has a tab', cloud, /tab\.yaml:2:\d+ is not YAML/, { OS_CLIENT_CONFIG_FILE: 'tab.yaml' }],
    [
      'clouds.yaml is a list',
      cloud,
      /list\.yaml is empty or not a mapping/,
      { OS_CLIENT_CONFIG_FILE: 'list.yaml' },
    ],
    [
      'OS_CLIENT_CONFIG_FILE names nothing',
      cloud,
      /names "nowhere\.yaml"/,
      { OS_CLIENT_CONFIG_FILE: 'nowhere.yaml' },
    ],
    [
      'OS_CLIENT_CONFIG_FILE names a folder',
      cloud,
      /cannot read folder \(EISDIR\)/,
      { OS_CLIENT_CONFIG_FILE: 'folder' },
    ],
    [
      'OS_CLIENT_CONFIG_FILE never ends',
      cloud,
      /is larger than 1 MiB/,
      { OS_CLIENT_CONFIG_FILE: '/dev/zero' },
    ],
    ['the cloud is not known', `run --os-cloud yours --connection ${id}`, /"?yours"?.*mine/],
    ['two ways to sign in', `run --os-cloud both --connection ${id}`, /cloud "both"/],
    ['an unknown way to sign in', `run --os-cloud later --connection ${id}`, /v3multifactor/],
    [
      'two ways to sign in, by variables',
      `run --connection ${id}`,
      /OS_/,
      {
        ...{
          OS_AUTH_URL: 'http://127.0.0.1:1/v3',
          OS_USERNAME: 'u',
          OS_PASSWORD: 'CANARY',
          OS_PROJECT_NAME: 'p',
        },
        ...{ OS_APPLICATION_CREDENTIAL_ID: 'a', OS_APPLICATION_CREDENTIAL_SECRET: 'CANARY' },
      },
    ],
    ['another region', `run --os-cloud abroad --connection ${id}`, /Nowhere/],
    ['an empty token', at('page'), /no token/, { OS_TOKEN: '' }],
    ['a token with a line break', at('page'), /OS_TOKEN holds characters/, { OS_TOKEN: 'CANARY\nb' }],
    ['an empty OS_CLOUD', `run http://127.0.0.1:1 --connection ${id}`, /no token/, { OS_CLOUD: '' }],
    ['a proxy that is no URL', at('page'), /HTTP_PROXY|http_proxy/, { HTTP_PROXY: 'a b', ...token }],
    ['an id with a slash', 'run ODD/page --connection a/b', /"a\/b" is not the id/, token],
    ['an id that climbs', 'run ODD/page --connection ../x', /"\.\.\/x" is not the id/, token],
    ['an empty id', "run ODD/page --connection ''", /"" is not the id/, token],
    ['a URL without a host', `run http:// --connection ${id}`, /"http:\/\/" is not a URL/, token],
    [
      'a folder that no system has',
      'run --out /proc/none/out',
      /cannot write to the folder "\/proc\/none\/out"/,
    ],
    ['an empty folder name', "run --out ''", /cannot write to the folder ""/],
    [
      'a state folder that is a file',
      `${at('page')} --state-dir object.json`,
      /cannot make the folder/,
      token,
    ],
    [
      'a report that cannot be written',
      'run --report junit=/proc/none/x.xml',
      /cannot write "\/proc\/none\/x\.xml"/,
    ],
    ['--external-network alone', 'run --external-network public', /goes with --provision/],
    ['a key below a file', 'keygen object.json/mine', /cannot write "object\.json\/mine\.key"/],
    ['a page below a file', 'matrix object.json --html object.json/x', /"object\.json" is not a report/],
    ['a port that is none', 'serve --port 70000', /not a whole number from 0 to 65535/],
    ['a proxy for no URL', 'proxy cloud', /"cloud" is not the URL of a network endpoint/, token],
    ['an unknown format', 'export xml', /xml/],
  ])('%s', async (_, args, says, environment) => {
    await refused(2, args, says, environment);
  });

  const files: readonly (readonly [file: string, says: RegExp])[] = [
    ['nowhere.json', /cannot read .*"nowhere\.json" \(ENOENT\)/],
    ['folder', /(cannot read .*"folder" \(EISDIR\)|there is no report\.json in the folder)/],
    ['object.json/x', /cannot read .*\(ENOTDIR\)/],
    ['/dev/zero', /has more than \d+ bytes/],
    ['marked.json', /it begins with a byte order mark/],
    ['nul.json', /is not JSON \(line 1, column 7\)/],
    ['latin1.json', /is not UTF-8 text/],
    ['empty.json', /it is empty/],
    ['half.json', /is not JSON \((it ends too early|line 1, column 8)\)/],
    ['secret.json', /is not JSON/],
    ['deep.json', /"deep\.json" is no/],
    ['list.json', /"list\.json" is no/],
  ];
  const takers = ['diff FILE FILE', 'merge FILE', 'replay FILE', 'lint object.json --baseline FILE'];
  test.each(
    files.flatMap(([file, says]) => takers.map((taker) => [taker.replaceAll('FILE', file), says] as const)),
  )('%s', async (args, says) => {
    await refused(2, args, says);
  });

  test.each<readonly [string, RegExp]>([
    ['list --profile ./nowhere.yaml', /cannot read the profile "\.\/nowhere\.yaml" \(ENOENT\)/],
    ['list --profile ./folder', /cannot read the profile "\.\/folder" \(EISDIR\)/],
    ['list --profile ./latin1.json', /is not UTF-8 text/],
    ['list --profile ./deep.json', /deep\.json:1:\d+: it is nested too deeply/],
    ['list --profile ./broken.yaml', /broken\.yaml:2:\d+: this is no YAML/],
    ['list --profile ./object.json', /object\.json:1:1: "overlay" is missing/],
    ['deviations check nowhere.yaml', /cannot read "nowhere\.yaml" \(ENOENT\)/],
    ['deviations check /dev/zero', /has more than \d+ bytes/],
    ['deviations check latin1.json', /is not UTF-8 text/],
    ['deviations check deep.json', /deep\.json:1:\d+: it is nested too deeply/],
    ['deviations check broken.yaml', /broken\.yaml:2:\d+: this is no YAML/],
    ['deviations init list.json', /"list\.json" is not a report/],
    ['run --deviations folder', /cannot read "folder" \(EISDIR\)/],
    ['verify folder --key nowhere.pub', /cannot read the key "nowhere\.pub" \(ENOENT\)/],
    ['verify folder --key /dev/zero', /has more than 65536 bytes/],
    ['verify folder --key open.key', /"open\.key" has no public ed25519 key/],
  ])('%s', async (args, says) => {
    await refused(2, args, says);
  });
});

describe.concurrent('3, it cannot be asked:', () => {
  test.each<Row>([
    ['a catalogue without a network endpoint', cloud, /no network endpoint|no endpoint.*network|network/],
    ['an answer of 10 GB', at('endless'), /does not answer \(UND_ERR_RES_EXCEEDED_MAX_SIZE\)/, token],
    ['a redirect to another host', at('elsewhere'), /307/, token],
    ['a page of a proxy', at('page'), /answers, but not with a connection/, token],
    ['JSON that breaks off', at('half'), /answers, but not with a connection/, token],
    ['JSON of another shape', at('list'), /answers, but not with a connection/, token],
  ])('%s', async (_, args, says, environment) => {
    await refused(3, args, says, environment);
  });
});

test('nothing was written, no file is left, and no token followed a redirect', () => {
  expect({ written, stolen, files: listed() }).toEqual({ written: 0, stolen: 0, files: before });
});

test('a full disk behind stdout is told, and the exit code is not 0', async () => {
  const full = openSync('/dev/full', 'w');
  const { code, stderr } = await command(['list', '--json'], { cwd: dir, stdout: full });
  closeSync(full);
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: 'vpnaas-conformance: the result could not be written to stdout (ENOSPC)\n',
  });
});
