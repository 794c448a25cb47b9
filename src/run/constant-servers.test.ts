import { afterEach, describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { TargetError } from '../errors.ts';
import type { RunningConstantServer } from '../proving/constant-server.ts';
import { constantServers } from '../proving/constant-servers.ts';
import { runOn } from './server-run.test-support.ts';

/** Servers of which the first read shows no connection that could be put back: nothing is asked of them. */
const unreadable = [
  'empty-object',
  'empty-connection',
  'array',
  'null',
  'broken-json',
  'html',
  'no-content',
  'bad-request',
  'unauthorized',
  'not-found',
  'server-error',
  'hangs-up',
  'echo',
];

let running: RunningConstantServer | undefined;
afterEach(() => running?.close());

describe('a server that answers without looking', () => {
  test.each(constantServers.filter(({ name }) => !unreadable.includes(name)))(
    '$name is not conformant, and passes not one must clause',
    async (server) => {
      running = await server.start();
      const { result } = await runOn(running, updateConnection);
      expect(result.verdict).not.toBe('conformant');
      const passed = result.clauses.filter(({ level, verdict }) => level === 'must' && verdict === 'pass');
      expect(passed.map(({ id }) => id)).toEqual([]);
    },
  );

  test.each(constantServers.filter(({ name }) => unreadable.includes(name)))(
    '$name shows no connection, and so nothing is asked',
    async (server) => {
      running = await server.start();
      await expect(runOn(running, updateConnection)).rejects.toThrow(TargetError);
    },
  );
});
