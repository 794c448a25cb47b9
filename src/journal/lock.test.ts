import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { type Owner, takeLock } from './lock.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(dir, 'an-id.lock');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const first: Owner = {
  pid: 100,
  started: 'boot/1',
  host: 'here',
  command: 'vpnaas-conformance run',
  since: '2026-01-01T00:00:00.000Z',
};
const second: Owner = { ...first, pid: 200, started: 'boot/2' };
/** Both processes run. */
const running = (pid: number) => (pid === 100 ? 'boot/1' : 'boot/2');

describe('a lock', () => {
  test('is held by one process at a time, and the second is told by whom', () => {
    const lock = takeLock(file, first, running);
    expect(() => takeLock(file, second, running)).toThrow(UsageError);
    expect(() => takeLock(file, second, running)).toThrow(
      'another process writes this connection: `vpnaas-conformance run`, process 100 on here, since 2026-01-01T00:00:00.000Z; wait for its end, or stop it with Ctrl-C; nothing was written',
    );
    lock.release();
    takeLock(file, second, running).release();
    expect(readdirSync(dir)).toEqual([]);
  });

  test("is its owner's alone", () => {
    takeLock(file, first, running);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['an-id.lock']);
  });

  test.each<[string, (pid: number) => string | undefined]>([
    ['does not run any more', (pid) => (pid === 100 ? undefined : 'boot/2')],
    ['has a number that another process got', (pid) => (pid === 100 ? 'boot/3' : 'boot/2')],
    ['ran before the machine was started anew', (pid) => (pid === 100 ? 'another boot/1' : 'boot/2')],
  ])('whose owner %s is taken over', (_, startOf) => {
    const stale = takeLock(file, first, running);
    takeLock(file, second, startOf);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(second);
    stale.release();
    expect(readdirSync(dir)).toEqual(['an-id.lock']);
  });

  test('whose owner has a number in use, and a start that nobody knows, is held', () => {
    takeLock(file, { ...first, started: '' }, running);
    expect(() => takeLock(file, second, running)).toThrow('process 100');
  });

  test('of another machine is held, whatever runs here', () => {
    takeLock(file, { ...first, host: 'there' }, running);
    expect(() => takeLock(file, second, () => undefined)).toThrow('process 100 on there');
  });

  test.each(['', 'no JSON', '{}'])('file that holds %j names nobody, and is taken over', (text) => {
    writeFileSync(file, text);
    takeLock(file, second, running);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(second);
  });

  test('that cannot be written is refused with its path', () => {
    expect(() => takeLock(join(dir, 'nowhere', 'a.lock'), first, running)).toThrow(
      /cannot write .*ENOENT.*--state-dir/,
    );
  });
});

test('of many that find a stale lock, one after the other takes it, never two', () => {
  takeLock(file, first, running);
  const owners = Array.from({ length: 20 }, (_, index) => ({ ...second, pid: 200 + index }));
  const taken = owners.filter((owner) => {
    try {
      takeLock(file, owner, (pid) => (pid === 100 ? undefined : 'boot/2'));
      return true;
    } catch {
      return false;
    }
  });
  expect(taken).toHaveLength(1);
});
