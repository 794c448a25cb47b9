import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'make-folder-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

test('a folder is made with those above it, and may be there already', () => {
  for (const _ of [1, 2]) makeFolder(join(dir, 'a', 'b'), 0o700);
  expect(statSync(join(dir, 'a', 'b')).isDirectory()).toBe(true);
  expect(statSync(join(dir, 'a')).mode & 0o777).toBe(0o700);
});

test('below a file there is none', () => {
  writeFileSync(join(dir, 'file'), '');
  expect(() => makeFolder(join(dir, 'file', 'below'))).toThrow('ENOTDIR');
});

test('where the system makes none, an error comes and no endless loop', () => {
  expect(() => makeFolder('/proc/none/below')).toThrow('ENOENT');
});
