import { expect, test } from 'vitest';
import { conformance } from './conformance.ts';
import { TargetError, UsageError } from './errors.ts';
import { faults } from './reference/faults.ts';
import { startReferenceServer } from './reference/server.ts';

const verdicts = (results: ReadonlyMap<string, { readonly verdict: string }>) =>
  new Set([...results.values()].map(({ verdict }) => verdict));

test.each([4, 6] as const)('the embedded server passes every clause that is asked, IPv%i', async (family) => {
  const { clauses, results } = conformance({ family, effort: 'quick' });
  const judged = await results();
  expect([...judged.keys()]).toEqual(clauses.map(({ id }) => id));
  expect(verdicts(judged)).toEqual(new Set(['pass', 'skipped']));
});

test('results are asked for once, however often they are wanted', async () => {
  const { results } = conformance({ effort: 'quick' });
  expect(results()).toBe(results());
  await results();
});

test('a faulty server fails with a request that shows it', async () => {
  const hooks = faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {};
  const server = await startReferenceServer({ hooks });
  const { url, token, connections } = server;
  const { results } = conformance({ url, token, connection: connections.ipv4, effort: 'quick' });
  const judged = await results().finally(() => server.close());
  expect(judged.get('request/mtu/minimum')).toMatchObject({
    verdict: 'fail',
    counterexample: { request: { body: { ipsec_site_connection: { mtu: 67 } } }, replay: '' },
  });
});

test.each([{ token: 't' }, { connection: 'c' }])('a URL with no more than %j is refused', async (given) => {
  const { results } = conformance({ url: 'http://127.0.0.1:1', ...given });
  await expect(results()).rejects.toThrow(UsageError);
});

test('an unknown profile is refused at once', () => {
  expect(() => conformance({ profile: 'nobody' })).toThrow(UsageError);
});

test('a connection that is not there rejects, and nothing is written', async () => {
  const server = await startReferenceServer();
  const { url, token } = server;
  const { results } = conformance({ url, token, connection: '00000000-0000-0000-0000-000000000000' });
  await expect(results().finally(() => server.close())).rejects.toThrow(TargetError);
});
