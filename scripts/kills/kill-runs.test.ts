import { expect, test } from 'vitest';
import { startReferenceServer } from '../../src/reference/server.ts';
import { textOn } from '../../src/run/server-run.test-support.ts';
import { type Kill, killRuns } from './kill-runs.ts';

test.each([1, 2])(
  'a run of %i lanes that is killed at any moment is put back by restore',
  { timeout: 240_000 },
  async (lanes) => {
    const server = await startReferenceServer();
    const connections = [server.connections.ipv4, server.connections.ipv4Second].slice(0, lanes);
    const subject = {
      url: server.url,
      connections,
      options: [],
      environment: { ...process.env, OS_TOKEN: server.token },
      read: async () =>
        (await Promise.all(connections.map((connectionId) => textOn({ ...server, connectionId })))).join(),
    };
    const kills: Kill[] = [];
    for await (const one of killRuns(subject, 25, lanes)) {
      kills.push(one);
      if (kills.length >= 5 && kills.some(({ writing }) => writing)) break;
    }
    await server.close();
    expect(kills.filter(({ wrong }) => wrong !== undefined)).toEqual([]);
    expect(kills.length).toBeGreaterThanOrEqual(5);
    expect(kills.some(({ writing }) => writing)).toBe(true);
  },
);
