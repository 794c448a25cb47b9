import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { writeFile } from './write-file.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'write-file-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

test('a file is written into a folder that it makes', () => {
  writeFile(join(dir, 'new', 'report.xml'), 'text');
  expect(readFileSync(join(dir, 'new', 'report.xml'), 'utf8')).toBe('text');
});

test('a folder, and a file below a file, cannot be written', () => {
  writeFileSync(join(dir, 'file'), '');
  for (const path of [dir, join(dir, 'file', 'report.xml'), '']) {
    expect(() => writeFile(path, 'text')).toThrow(UsageError);
    expect(() => writeFile(path, 'text')).toThrow(`cannot write "${path}" (E`);
  }
});
