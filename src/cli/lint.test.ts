import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { plainDocument } from '../lint/documents.test-support.ts';
import { command } from './command.test-support.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'lint-'));
const write = (cwd: string, files: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
};
const lint = async (files: Readonly<Record<string, string>>, ...args: string[]) => {
  const cwd = folder();
  write(cwd, files);
  return command(['lint', ...args], { cwd });
};
const good = JSON.stringify(plainDocument, null, 2);
const loose = good.replaceAll('"minimum": 68', '"minimum": 67');

describe('exit codes', () => {
  test.each([
    ['0 where nothing is wrong', { 'a.json': good }, ['a.json'], 0],
    ['1 where the page says otherwise', { 'a.json': loose }, ['a.json'], 1],
    ['1 for a file that cannot be read', { 'a.json': '{' }, ['a.json'], 1],
    ['2 for a name that nothing fits', {}, ['none.yaml'], 2],
    ['2 for an unknown format', { 'a.json': good }, ['a.json', '--report', 'xml'], 2],
    ['2 for an unknown profile', { 'a.json': good }, ['a.json', '--profile', 'nobody'], 2],
    ['3 where nothing is about this call', { 'a.json': '{"a":1}' }, ['a.json'], 3],
    ['0 where that is allowed', { 'a.json': '{"a":1}' }, ['a.json', '--allow-nothing'], 0],
    [
      '1 for a warning where that counts',
      { 'a.json': '{"ipsec_site_connection":{"mtu":"1500"}}' },
      ['a.json', '--fail-on', 'warning'],
      1,
    ],
    ['0 for what the baseline knows', { 'a.json': loose }, ['a.json', '--write-baseline', 'b.json'], 0],
    [
      '4 for a baseline that is out of date',
      {
        'a.json': good,
        'b.json': '{"schemaVersion":1,"findings":[{"file":"a.json","rule":"x","pointer":""}]}',
      },
      ['a.json', '--baseline', 'b.json'],
      4,
    ],
    [
      '2 for a baseline that is none',
      { 'a.json': good, 'b.json': '{}' },
      ['a.json', '--baseline', 'b.json'],
      2,
    ],
  ] as const)('%s', async (_, files, args, code) => {
    const ended = await lint(files, ...args);
    expect(ended.code, ended.stdout + ended.stderr).toBe(code);
    expect(ended.stderr).not.toContain('    at ');
  });
});

test('the place, the body, the sentence and the remedy are printed in 80 columns', async () => {
  const { stdout } = await lint({ 'a.json': loose }, 'a.json');
  expect(stdout).toContain('accepts {"ipsec_site_connection":{"mtu":67}}, which the page forbids');
  expect(stdout).toContain('"Minimum value is 68 for IPv4, and 1280 for IPv6."');
  expect(stdout).toContain('fix: Say minimum: 68.');
  expect(stdout).toMatch(/^a\.json:\d+:\d+ error request\/mtu\/minimum$/m);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test('directories and patterns are looked through, and what is about something else is counted', async () => {
  const files = { 'api/a.json': good, 'api/deep/b.yaml': 'a: 1', 'api/node_modules/c.json': loose };
  expect((await lint(files, 'api')).stdout).toContain('in 1 file; 1 other file not about this call');
  expect((await lint(files, 'api/*.json')).stdout).toContain('in 1 file (profile');
});

test('a broken file in a directory is told only where it is about this call', async () => {
  expect((await lint({ 'x/a.json': '{"a":', 'x/b.json': good }, 'x')).code).toBe(0);
  expect((await lint({ 'x/a.json': '{"ipsec_site_connection":', 'x/b.json': good }, 'x')).code).toBe(1);
});

test('the pre-commit hook names a command and options that there are', async () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { entry: string }[];
  const [name, ...args] = hook?.entry.split(' ') ?? [];
  expect(name).toBe('vpnaas-conformance');
  expect((await lint({ 'a.json': good }, ...args.slice(1), 'a.json')).code).toBe(0);
});

describe('a $ref', () => {
  const split = good.replace('"#/components/schemas/UpdateRequest"', '"PLACE#/UpdateRequest"');
  const parts = JSON.stringify((plainDocument['components'] as { schemas: object }).schemas).replaceAll(
    '#/components/schemas/',
    '#/',
  );
  test.each([
    ['into the same directory is followed', 'parts.json', 'api/parts.json', [], 0],
    ['out of it is not', '../other/parts.json', 'other/parts.json', [], 1],
    [
      'out of it is followed where that is allowed',
      '../other/parts.json',
      'other/parts.json',
      ['--allow-ref', 'other'],
      0,
    ],
    ['to an address is not', 'https://example.org/parts.json', 'api/parts.json', [], 1],
  ] as const)('%s', async (_, reference, file, args, code) => {
    const files = { 'api/a.json': split.replace('PLACE', reference), [file]: parts };
    const ended = await lint(files, 'api/a.json', ...args);
    expect(ended.code, ended.stdout).toBe(code);
    if (code === 1) expect(ended.stdout).toContain('document/reference');
  });

  test('through a symbolic link that leads out is not followed', async () => {
    const cwd = folder();
    write(cwd, { 'api/a.json': split.replace('PLACE', 'link.json'), 'other/parts.json': parts });
    symlinkSync(join(cwd, 'other/parts.json'), join(cwd, 'api/link.json'));
    expect((await command(['lint', 'api/a.json'], { cwd })).code).toBe(1);
  });
});
