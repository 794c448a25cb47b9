import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conformanceTests } from './conformance-tests.ts';
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
