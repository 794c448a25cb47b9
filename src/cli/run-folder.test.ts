import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { Evidence } from '../run/evidence.ts';
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

test('evidence is a line of JSON for each exchange, on disk as it happens', () => {
  const folder = openRunFolder(dir, fails);
  for (const round of [1, 2]) {
    folder.evidence({ round } as Evidence);
    expect(read('evidence.jsonl').trimEnd().split('\n')).toHaveLength(round);
  }
  folder.close();
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
  for (const file of ['report.json', 'evidence.jsonl', 'replay/old.json', 'README.md']) {
    writeFileSync(join(dir, file), 'old');
  }
  openRunFolder(dir, fails);
  expect(['report.json', 'replay/old.json'].map((file) => existsSync(join(dir, file)))).toEqual([
    false,
    false,
  ]);
  expect([read('evidence.jsonl'), read('README.md')]).toEqual(['', 'old']);
});

test('a folder below a file is refused by name', () => {
  writeFileSync(join(dir, 'file'), '');
  const below = join(dir, 'file', 'out');
  expect(() => openRunFolder(below, fails)).toThrow(UsageError);
  expect(() => openRunFolder(below, fails)).toThrow(`cannot write to the folder "${below}" (ENOTDIR)`);
});

test.each<[string, (folder: ReturnType<typeof openRunFolder>) => unknown]>([
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
