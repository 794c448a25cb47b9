import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import { generateCommand } from './generate.ts';
import { printed } from './printed.test-support.ts';

type Options = Parameters<typeof generateCommand>[0];
const bodies = async (options: Partial<Options> = {}) => {
  const given: Options = { count: 5, seed: 1, profile: 'virtuozzo', family: 4, ...options };
  const { stdout } = await printed(() => generateCommand(given));
  return stdout.trimEnd().split('\n');
};
const broken = (line: string, family: 4 | 6 = 4) =>
  contractOf('virtuozzo', family)
    .request(JSON.parse(line))
    .map(({ id }) => id);

describe('valid bodies', () => {
  test.each([4, 6] as const)('break nothing of IPv%i, and are as many as wanted', async (family) => {
    const lines = await bodies({ family, count: 30 });
    expect(lines).toHaveLength(30);
    expect(lines.flatMap((line) => broken(line, family))).toEqual([]);
  });

  test('are the same for the same seed, and others for another', async () => {
    expect(await bodies({ valid: true })).toEqual(await bodies());
    expect(await bodies({ seed: 2 })).not.toEqual(await bodies());
  });
});

describe('bodies that break a clause', () => {
  test.each(['request/mtu/minimum', 'request/initiator/enum', 'request/dpd/timeout/x-greater-than'])(
    'break %s and nothing else',
    async (clause) => {
      const lines = await bodies({ breaking: clause, count: 12 });
      expect(new Set(lines).size).toBe(lines.length);
      expect(new Set(lines.flatMap((line) => broken(line)))).toEqual(new Set([clause]));
    },
  );

  test('are fewer than wanted where there are no more', async () => {
    const lines = await bodies({ breaking: 'status/400/malformed-json', count: 50 });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.length).toBeLessThan(50);
    for (const line of lines) expect(() => JSON.parse(line)).toThrow(SyntaxError);
  });
});

test.each([
  [{ valid: true, breaking: 'request/mtu/minimum' }, '--valid and --breaking exclude each other'],
  [{ breaking: 'nothing' }, 'no clause begins with "nothing"'],
  [{ breaking: 'status/400/no-body' }, 'is not a clause that a body can break'],
  [{ breaking: 'response/mtu/type' }, 'is not a clause that a body can break'],
])('%j is refused', async (options, words) => {
  await expect(bodies(options)).rejects.toThrow(words);
});
