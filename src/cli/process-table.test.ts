import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { startOf } from './process-table.ts';

test('a process has one start as long as it runs, and none afterwards', async () => {
  const child = spawn('sleep', ['30']);
  const start = startOf(child.pid ?? 0);
  expect(start).toMatch(/\S/);
  expect(startOf(child.pid ?? 0)).toBe(start);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(startOf(child.pid ?? 0)).toBeUndefined();
});

test('processes that were started one after the other have other starts', async () => {
  const child = spawn('sleep', ['30']);
  expect(startOf(child.pid ?? 0)).not.toBe(startOf(process.pid));
  child.kill('SIGKILL');
  await once(child, 'close');
});
