import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { startReferenceServer } from '../reference/server.ts';
import { runOn, textOn } from './server-run.test-support.ts';

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe.each([4, 6] as const)('the reference server, with a local side of IPv%i', (family) => {
  test.each(seeds)('is conformant at seed %i, and left as it was', async (seed) => {
    const server = await startReferenceServer({ family });
    try {
      const { ipv4, ipv4Second, ipv6, ipv6Second } = server.connections;
      const [connectionId, second] = family === 4 ? [ipv4, ipv4Second] : [ipv6, ipv6Second];
      const at = { ...server, connectionId, second };
      const texts = async () => [await textOn(at), await textOn({ ...at, connectionId: second })];
      const before = await texts();
      const { opened, exchanges, result } = await runOn(at, updateConnection, { seed });
      expect(opened.plan.parameters.family).toBe(family);
      expect(exchanges).toHaveLength(opened.plan.cases.length);
      expect(result).toMatchObject({ verdict: 'conformant', lost: [] });
      const others = result.clauses.filter(({ verdict }) => verdict !== 'pass');
      expect(others.map(({ id }) => id)).toEqual(Object.keys(opened.plan.notAsked));
      const foreign = ['access/other-project/update', 'access/reader/update'];
      expect(others.flatMap(({ id, level }) => (level === 'info' ? [] : [id]))).toEqual(foreign);
      expect(result.findings.size).toBe(0);
      expect(await texts()).toEqual(before);
    } finally {
      await server.close();
    }
  });
});
