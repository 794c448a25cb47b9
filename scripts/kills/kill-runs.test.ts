import { expect, test } from 'vitest';
import { startReferenceServer } from '../../src/reference/server.ts';
import { textOn } from '../../src/run/server-run.test-support.ts';
import { type Kill, killRuns } from './kill-runs.ts';

test.each([
  ['of one connection', 1, false],
  ['of two connections side by side', 2, false],
  ['of one connection and another beside it', 1, true],
])(
  'a run %s that is killed at any moment is put back by restore',
  { timeout: 240_000 },
  async (_, lanes, beside) => {
    const server = await startReferenceServer();
    const both = [server.connections.ipv4, server.connections.ipv4Second];
    const subject = {
      url: server.url,
      connections: both.slice(0, lanes),
      second: beside ? both[1] : undefined,
      options: [],
      environment: { ...process.env, OS_TOKEN: server.token },
      read: async () =>
        (await Promise.all(both.map((connectionId) => textOn({ ...server, connectionId })))).join(),
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
