import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { CaseRequest } from '../model/plan.ts';
import { curlLine } from './curl.ts';

const url = 'https://cloud.example.org/v2.0/vpn/ipsec-site-connections/an-id';
const own = { token: 'own', connection: 'named' } as const;

test('a line names method, type, token variable, body and URL', () => {
  expect(curlLine({ ...own, body: { mtu: 67 } }, url, 'nobody')).toBe(
    `curl -sS -i -X PUT -H 'Content-Type: application/json' -H "X-Auth-Token: $OS_TOKEN" --data-binary '{"mtu":67}' '${url}'`,
  );
});

/** The arguments that a shell hands to curl, for all lines in one shell. */
function argumentsOf(lines: readonly string[]): string[][] {
  const script = lines.map((line) => `set -- ${line}\nprintf '%s\\0' "$@"\nprintf '\\0'\n`).join('');
  const env = { ...process.env, OS_TOKEN: 'from-the-environment' };
  const text = execFileSync('sh', ['-c', script], { env, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return text.split('\0\0').map((one) => one.split('\0'));
}

const requests: [string, CaseRequest][] = [
  ['quotes of both kinds', { ...own, body: { name: `it's "quoted"` } }],
  ['what a shell would carry out', { ...own, body: { name: '$(id) `id` $HOME \\ ! *' } }],
  ['line breaks', { ...own, raw: '{\n"a": 1\n}\n' }],
  ['a body that begins with a hyphen', { ...own, raw: '-1' }],
  ['letters beyond ASCII', { ...own, body: { name: 'Größe ☃ 😀' } }],
  ['a long run of a letter', { ...own, body: { name: 'a'.repeat(70_000) } }],
  ['a long run of blanks', { ...own, body: { name: ' '.repeat(2000) } }],
  ['a long run of a quote', { ...own, body: { name: "'".repeat(2000) } }],
  ['a long run of a letter beyond ASCII', { ...own, body: { name: 'ß'.repeat(2000) } }],
  ['a long run of an emoji', { ...own, body: { name: '😀'.repeat(2000) } }],
  ['a long run of line breaks', { ...own, raw: `{${'\n'.repeat(2000)}` }],
  ['a long run of a backslash', { ...own, raw: `"${'\\'.repeat(2000)}"` }],
  ['a long run of a bracket', { ...own, raw: '['.repeat(5000) }],
  ['a long run of a hyphen', { ...own, raw: `x${'-'.repeat(2000)}` }],
];
const sent = argumentsOf(requests.map(([, request]) => curlLine(request, url, 'nobody')));

describe('a shell reads exactly what was sent', () => {
  test.each(requests.map(([name, request], index) => [name, request, index] as const))(
    '%s',
    (_, request, index) => {
      const body = request.raw ?? JSON.stringify(request.body);
      expect(sent[index]?.slice(-3)).toEqual(['--data-binary', body, url]);
      expect(sent[index]).toContain('X-Auth-Token: from-the-environment');
    },
  );
});

test('a long run is spelt shorter than it is', () => {
  expect(curlLine({ ...own, body: { name: 'a'.repeat(70_000) } }, url, 'nobody').length).toBeLessThan(400);
});

test.each([
  ['own', '-H "X-Auth-Token: $OS_TOKEN"'],
  ['never-issued', "-H 'X-Auth-Token: nobody'"],
] as const)('the token %s is %s', (token, header) => {
  expect(curlLine({ body: {}, token, connection: 'named' }, url, 'nobody')).toContain(header);
});

test('no token is no header, and no body is no option', () => {
  expect(curlLine({ token: 'none', connection: 'named' }, url, 'nobody')).toBe(
    `curl -sS -i -X PUT -H 'Content-Type: application/json' '${url}'`,
  );
});
