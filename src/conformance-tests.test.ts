import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { conformanceTests } from './conformance-tests.ts';
import { deviationOf } from './deviation/clause-result.test-support.ts';
import { type ReferenceServer, startReferenceServer } from './reference/library.ts';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer({ faults: ['mtu-67-accepted'] });
});
afterAll(() => server.close());

const testsOn = (options = {}) => {
  const { url, token, connections } = server;
  return conformanceTests({ url, token, connection: connections.ipv4, effort: 'quick' }, options);
};
const named = (id: string, options = {}) => {
  const found = testsOn(options).find(({ clause }) => clause.id === id);
  if (!found) throw new Error(`no clause ${id}`);
  return found;
};
/** What Mocha and others do: the runner decides about `this` and the arguments. */
const runAs = (id: string, self: unknown, args: readonly unknown[], options = {}) =>
  Promise.resolve(Reflect.apply(named(id, options).run, self, args));

test('a test has no parameters, or runners would wait for a callback or refuse it', () => {
  expect(testsOn().every(({ run }) => run.length === 0)).toBe(true);
});

test('a clause that fails rejects with the page, the request and what came', async () => {
  await expect(named('request/mtu/minimum').run()).rejects.toThrow(/the page says.*\n.*sent.*"mtu":67/s);
});

test('a clause that passed resolves', async () => {
  await expect(named('request/mtu/accepted').run()).resolves.toBeUndefined();
});

describe('with deviations', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deviations-'));
  const file = join(folder, 'deviations.yaml');
  const deviations = ['request/mtu/minimum', 'request/mtu/type'].map((clause) =>
    deviationOf({ clause, expires: '9999-12-31' }),
  );
  writeFileSync(file, JSON.stringify({ schemaVersion: 1, deviations }));
  afterAll(() => rmSync(folder, { recursive: true }));
  const deviant = (id: string) => {
    const { url, token, connections } = server;
    const at = { url, token, connection: connections.ipv4, effort: 'quick' as const, deviations: file };
    return conformanceTests(at).find(({ clause }) => clause.id === id);
  };

  test('a clause that deviates is skipped with the reason', async () => {
    const reasons: unknown[] = [];
    const skip = (why: unknown) => void reasons.push(why);
    await Reflect.apply(deviant('request/mtu/minimum')?.run ?? Object, undefined, [{ skip }]);
    expect(reasons).toEqual([
      expect.stringMatching(/^known bug, granted until 9999-12-31 .*zero is not looked at/),
    ]);
  });

  test('where nothing can skip it, the console says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await deviant('request/mtu/minimum')?.run();
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('request/mtu/minimum: known bug, granted'));
    warn.mockRestore();
  });

  test('a clause that passes with one fails, for it is stale', async () => {
    await expect(deviant('request/mtu/type')?.run()).rejects.toThrow('stale: the clause passes');
  });

  test('a file that is none is refused before anything is asked', async () => {
    const run = conformanceTests({ deviations: join(folder, 'none.yaml') })[0]?.run;
    await expect(run?.()).rejects.toThrow(/cannot read .*none.yaml" \(ENOENT\)/);
  });
});

describe('a clause that was not asked', () => {
  const id = 'request/peer_address/accepted-name';

  test('is skipped by what the runner hands over', async () => {
    const reasons: unknown[] = [];
    const skip = (...given: unknown[]) => void reasons.push(given);
    await runAs(id, undefined, [{ skip }]);
    await runAs(id, { skip }, []);
    await runAs(id, undefined, [{}, { skip, testId: 'x' }]);
    const reason = 'not asked: no resolvable name was given (--fqdn)';
    expect(reasons).toEqual([[reason], [reason], [true, reason]]);
  });

  test('fails where nothing can skip it, unless it is to pass', async () => {
    await expect(runAs(id, undefined, [])).rejects.toThrow('was not asked');
    await expect(runAs(id, undefined, [], { notAsked: 'pass' })).resolves.toBeUndefined();
  });
});
