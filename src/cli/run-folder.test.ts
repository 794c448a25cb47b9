import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Answer, Exchange, Report } from '../model.ts';
import { caseOf } from '../run/fake-session.test-support.ts';
import { createRedactor } from '../target/redact.ts';
import { openRunFolder } from './run-folder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'run-folder-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const read = (...names: string[]) => readFileSync(join(dir, ...names), 'utf8');
const fails = (why: string) => {
  throw new Error(why);
};
const redact = createRedactor({ token: 'the-token', psk: 'the-secret' }).json;
const exchange = (answer: Answer): Exchange => ({
  case: caseOf({ psk: 'a value of the kit' }),
  connectionId: 'an-id',
  before: { psk: 'the-secret' },
  answer,
  after: { psk: 'the-secret' },
  disturbances: [],
});

test('exchanges are a line of JSON each, as they happen', () => {
  const folder = openRunFolder(dir, fails);
  for (const text of ['one', 'two']) {
    folder.exchange(exchange({ kind: 'response', status: 500, headers: {}, text, ms: 1 }), redact);
  }
  const lines = read('exchanges.jsonl').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).answer.text)).toEqual(['one', 'two']);
});

test('an exchange keeps what the kit sent, and loses what is secret', () => {
  openRunFolder(dir, fails).exchange(
    exchange({
      kind: 'response',
      status: 400,
      headers: { 'x-debug': 'the-token' },
      text: 'no the-secret',
      ms: 1,
    }),
    redact,
  );
  expect(JSON.parse(read('exchanges.jsonl'))).toMatchObject({
    case: { request: { body: { ipsec_site_connection: { psk: 'a value of the kit' } } } },
    before: { psk: '<psk>' },
    answer: { headers: { 'x-debug': '<token>' }, text: 'no <psk>' },
  });
});

test('a JSON answer is kept once', () => {
  const answer = {
    kind: 'response',
    status: 200,
    headers: {},
    text: '{"a":1}',
    json: { a: 1 },
    ms: 1,
  } as const;
  openRunFolder(dir, fails).exchange(exchange(answer), redact);
  const { answer: kept } = JSON.parse(read('exchanges.jsonl'));
  expect(kept.json).toEqual({ a: 1 });
  expect(kept).not.toHaveProperty('text');
});

test('a replay file is named after its clause, in a path as commands take it', () => {
  const file = openRunFolder(dir, fails).replay('request/mtu/minimum', { a: 1 });
  expect(file).toBe(join(dir, 'replay', 'request-mtu-minimum.json'));
  expect(JSON.parse(readFileSync(String(file), 'utf8'))).toEqual({ a: 1 });
});

test('a later report takes the place of an earlier one', () => {
  const folder = openRunFolder(dir, fails);
  for (const verdict of ['incomplete', 'conformant']) folder.report({ verdict } as Report);
  expect(JSON.parse(read('report.json'))).toEqual({ verdict: 'conformant' });
});

test('what an earlier run left is gone, and nothing else is', () => {
  mkdirSync(join(dir, 'replay'));
  for (const file of ['report.json', 'exchanges.jsonl', 'replay/old.json', 'README.md']) {
    writeFileSync(join(dir, file), 'old');
  }
  openRunFolder(dir, fails);
  expect(['report.json', 'replay/old.json'].map((file) => existsSync(join(dir, file)))).toEqual([
    false,
    false,
  ]);
  expect([read('exchanges.jsonl'), read('README.md')]).toEqual(['', 'old']);
});

test('a folder below a file is refused by name', () => {
  writeFileSync(join(dir, 'file'), '');
  const below = join(dir, 'file', 'out');
  expect(() => openRunFolder(below, fails)).toThrow(UsageError);
  expect(() => openRunFolder(below, fails)).toThrow(`cannot write to the folder "${below}" (ENOTDIR)`);
});

test.each<[string, (folder: ReturnType<typeof openRunFolder>) => unknown]>([
  ['exchanges.jsonl', (folder) => folder.exchange(exchange({ kind: 'none', code: 'X', ms: 1 }), redact)],
  [join('replay', 'a-clause.json'), (folder) => folder.replay('a/clause', {})],
  ['report.json', (folder) => folder.report({} as Report)],
])('%s that can no longer be written is told, and no error', (name, write) => {
  const told: string[] = [];
  const folder = openRunFolder(dir, (why) => void told.push(why));
  rmSync(dir, { recursive: true });
  expect(write(folder)).toBeUndefined();
  expect(told).toEqual([`"${join(dir, name)}" cannot be written (ENOENT)`]);
  mkdirSync(dir);
});
