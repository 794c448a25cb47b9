import { expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { clausesOf } from '../run/plan.ts';
import { explainCommand } from './explain.ts';
import { printed } from './printed.test-support.ts';

const explained = async (id: string, json = false, profile = 'virtuozzo') =>
  (await printed(() => explainCommand(id, { profile, family: 4, json }))).stdout;

test('a clause is explained by its sentence and a request on either side', async () => {
  expect(await explained('request/mtu/minimum')).toMatchInlineSnapshot(`
    "request/mtu/minimum (must)
      holds      only an update in which mtu is at least 68 is accepted
      says       "Minimum value is 68 for IPv4, and 1280 for IPv6."
      source     spec/source.md#request-mtu
      asks       {"ipsec_site_connection":{"mtu":67}}
      expects    status 400
      beside     {"ipsec_site_connection":{"mtu":68}}
                 which has to be accepted in the same run
    "
  `);
});

test('a clause without a request of its own says so', async () => {
  expect(await explained('response/mtu/type')).toContain(
    '\n  asks       nothing of its own: it is observed on the cases of other clauses\n',
  );
});

test('as JSON it holds the same', async () => {
  expect(JSON.parse(await explained('request/mtu/minimum', true))).toMatchObject({
    id: 'request/mtu/minimum',
    level: 'must',
    asks: { request: { token: 'own' }, expects: 'status 400' },
    twin: { connection: 'named' },
  });
});

test.each([4, 6] as const)('every clause of IPv%i can be explained', async (family) => {
  const ids = clausesOf(contractOf('virtuozzo', family), updateConnection).map(({ id }) => id);
  const { stdout } = await printed(() => {
    for (const id of ids) explainCommand(id, { profile: 'virtuozzo', family });
  });
  expect(stdout.match(/^ {2}holds /gm)).toHaveLength(ids.length);
  expect(stdout).not.toContain('undefined');
});

test('a clause that is not there is refused, with where to look', async () => {
  await expect(explained('request/nothing')).rejects.toThrow(
    '`vpnaas-conformance list request` shows what there is',
  );
});
