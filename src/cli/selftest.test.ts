import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UsageError } from '../errors.ts';
import type { SelftestReport } from '../model/selftest.ts';
import { faultsInFrontOf } from '../selftest/in-front-of.ts';
import { selftest } from '../selftest/selftest.ts';
import { printed } from './printed.test-support.ts';
import { selftestCommand } from './selftest.ts';

vi.mock('../selftest/selftest.ts', () => ({ selftest: vi.fn() }));
vi.mock('../selftest/in-front-of.ts', () => ({ faultsInFrontOf: vi.fn() }));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'selftest-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
  vi.unstubAllEnvs();
  vi.clearAllMocks();
});

const report = (wrong: readonly string[] = []): SelftestReport => ({
  kit: '0.0.0',
  contract: 'c'.repeat(64),
  seeds: [1],
  stages: [{ name: 'faults', tried: 2, wrong }],
  economy: { median: 1, ninetieth: 2, quick: 1, distinct: 1 },
  kills: {},
  seconds: 1,
});

describe('a self-test', () => {
  test('that was never wrong ends with 0, one that was with 5', async () => {
    vi.mocked(selftest)
      .mockResolvedValueOnce(report())
      .mockResolvedValueOnce(report(['a fault: unseen']));
    const run = () => printed(() => selftestCommand(undefined, { seeds: 1, every: 1, profile: 'virtuozzo' }));
    expect(await run()).toMatchObject({ code: 0, stdout: expect.stringContaining('right in every trial') });
    expect(await run()).toMatchObject({ code: 5, stdout: expect.stringContaining('WRONG a fault: unseen') });
  });

  test('is tried with as many seeds as wanted, and is JSON on stdout and in its file', async () => {
    vi.mocked(selftest).mockResolvedValue(report());
    const out = join(dir, 'selftest.json');
    const options = { seeds: 3, every: 7, profile: 'virtuozzo', json: true, out };
    const { stdout } = await printed(() => selftestCommand(undefined, options));
    expect(vi.mocked(selftest).mock.calls[0]?.[1]).toEqual({ seeds: [1, 2, 3], every: 7 });
    expect(JSON.parse(stdout)).toEqual(report());
    expect(readFileSync(out, 'utf8')).toBe(stdout);
  });

  test('whose file cannot be written is refused before it begins', async () => {
    const options = { seeds: 1, every: 1, profile: 'virtuozzo', out: dir };
    await expect(printed(() => selftestCommand(undefined, options))).rejects.toThrow(UsageError);
    expect(selftest).not.toHaveBeenCalled();
  });
});

describe('faults in front of a target', () => {
  const url = 'http://127.0.0.1:9696';
  const options = { seeds: 1, every: 1, profile: 'virtuozzo' };
  const seen = { fault: 'one', seen: true, by: 'request/mtu/minimum' };
  const unseen = { fault: 'two', seen: false, by: 'no clause' };
  const inFront = async (...found: (typeof seen)[]) => {
    vi.stubEnv('OS_TOKEN', 'a-token');
    vi.stubEnv('XDG_STATE_HOME', dir);
    vi.mocked(faultsInFrontOf).mockImplementation(async function* () {
      yield* found;
    });
    return printed(() => selftestCommand(url, { ...options, connection: 'an-id' }));
  };

  test('that are all seen end with 0', async () => {
    expect(await inFront(seen)).toEqual({
      code: 0,
      stdout: `seen   one: request/mtu/minimum\n1 faults in front of ${url}, 0 unseen.\n`,
    });
  });

  test('of which one is unseen end with 5', async () => {
    const { stdout, code } = await inFront(seen, unseen);
    expect(code).toBe(5);
    expect(stdout).toContain('\nUNSEEN two: no clause\n');
  });

  test('need a connection and a token', async () => {
    await expect(printed(() => selftestCommand(url, options))).rejects.toThrow('no connection');
    vi.stubEnv('OS_TOKEN', undefined);
    await expect(printed(() => selftestCommand(url, { ...options, connection: 'an-id' }))).rejects.toThrow(
      'no token',
    );
  });
});
