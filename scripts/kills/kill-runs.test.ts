import { expect, test } from 'vitest';
import { startReferenceServer } from '../../src/reference/server.ts';
import { textOn } from '../../src/run/server-run.test-support.ts';
import { type Kill, killRuns } from './kill-runs.ts';

test('a run that is killed at any moment is put back by restore', { timeout: 240_000 }, async () => {
  const server = await startReferenceServer();
  const at = { ...server, connectionId: server.connections.ipv4 };
  const subject = {
    url: at.url,
    connection: at.connectionId,
    options: [],
    environment: { ...process.env, OS_TOKEN: at.token },
    read: () => textOn(at),
  };
  const kills: Kill[] = [];
  for await (const one of killRuns(subject, 10, 1)) kills.push(one);
  await server.close();
  expect(kills.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
  expect(kills).toHaveLength(10);
  expect(kills.some(({ writing }) => writing)).toBe(true);
});
