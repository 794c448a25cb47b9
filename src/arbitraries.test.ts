import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakableClauses,
  breakingBodies,
  connections,
  updateSequences,
  validBodies,
} from './arbitraries.ts';
import { contractOf } from './contract/contract.ts';
import { UsageError } from './errors.ts';
import type { JsonObject } from './model/json.ts';

const contract = contractOf('virtuozzo', 4);
const clauses = breakableClauses();

test('valid bodies break nothing', () => {
  fc.assert(fc.property(validBodies(), (body) => contract.request(body as never).length === 0));
});

test('most clauses about values can be broken', () => {
  expect(clauses).toContain('request/mtu/minimum');
  expect(clauses).toContain('request/dpd/interval/type');
  expect(clauses.length).toBeGreaterThan(15);
});

describe.each(clauses)('%s', (clause) => {
  test('is broken, and nothing beside it', () => {
    const place = contract.constraints.find(({ id }) => id === clause)?.place;
    fc.assert(
      fc.property(breakingBodies(clause), (body) => {
        const broken = contract.request(body as never);
        expect(broken.map(({ id }) => id)).toContain(clause);
        expect(broken.every((one) => one.place.join() === place?.join())).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

test('types of endpoint groups can be broken where there are endpoint groups', () => {
  const drawing = { endpointGroups: { local: 'a-group', peer: 'b-group' } };
  expect(breakableClauses()).not.toContain('request/local_ep_group_id/type');
  expect(breakableClauses(drawing)).toContain('request/local_ep_group_id/type');
  const [body] = fc.sample(breakingBodies('request/local_ep_group_id/type', drawing), 1);
  expect(contract.request(body as never).map(({ id }) => id)).toEqual(['request/local_ep_group_id/type']);
});

test.each(['request/body/type', 'state/mtu/stored', 'nothing'])('%s has no bodies', (clause) => {
  expect(() => breakingBodies(clause)).toThrow(UsageError);
});

test('connections break nothing as answers', () => {
  fc.assert(
    fc.property(connections(), (stored) => {
      const broken = contract.response({ ipsec_site_connection: stored });
      expect(broken.filter(({ level }) => level === 'must')).toEqual([]);
    }),
  );
});

test('every step of a sequence stores what it sends and leaves the rest', () => {
  fc.assert(
    fc.property(updateSequences(), ({ initial, steps }) => {
      let before = initial;
      for (const { update, stored } of steps) {
        const { dpd, ...sent } = update.ipsec_site_connection;
        expect(stored).toMatchObject(sent);
        expect(stored['dpd']).toEqual({ ...(before['dpd'] as JsonObject), ...(dpd as JsonObject) });
        before = stored;
      }
    }),
  );
});
