import fc from 'fast-check';
import { expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf, unfelt } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { CaseRequest, Effort, TargetParameters } from '../model/plan.ts';
import { createPlan } from '../run/plan.ts';
import { mayBeFelt } from './felt.ts';

const quiet = ['name', 'description'];
const contract = contractOf('virtuozzo', 4);

test('of the page a tunnel feels everything but name and description', () => {
  expect(unfelt(contract)).toEqual(quiet);
});

test.each<[string, Partial<CaseRequest>, boolean, JsonObject?]>([
  ['no body', {}, false],
  ['a description', { body: { ipsec_site_connection: { description: 'x' } } }, false],
  ['a description that names mtu', { body: { ipsec_site_connection: { description: 'mtu' } } }, false],
  ['an mtu', { body: { ipsec_site_connection: { mtu: 1500 } } }, true],
  ['an mtu outside the wrapper', { body: { mtu: 1500 } }, true],
  ['an attribute that nobody knows', { body: { ipsec_site_connection: { vendor: 1 } } }, true],
  ['an mtu in text that is cut short', { raw: '{"ipsec_site_connection":{"mtu" : 15' }, true],
  ['a name in text that is cut short', { raw: '{"ipsec_site_connection":{"name":"' }, false],
  ['a description that needs an mtu before', { body: { name: 'x' } }, true, { mtu: 1500 }],
])('%s: felt %s', (_, request, felt, given) => {
  expect(mayBeFelt(request, given, quiet)).toBe(felt);
});

test('a gentle plan writes nothing but name and description, whatever seed and effort, and asks what it can', () => {
  const efforts = fc.constantFrom<Effort>('quick', 'standard', 'deep');
  const names = fc.subarray(quiet);
  fc.assert(
    fc.property(fc.integer(), efforts, names, (seed, effort, hidden) => {
      const parameters: TargetParameters = {
        ...{ family: 4, fqdn: 'a.example.org', endpointGroups: { local: 'l', peer: 'p' } },
        ...{ hidden, gentle: true },
      };
      const plan = createPlan(contract, updateConnection, parameters, {
        seed,
        effort,
        only: [],
        kit: 'test',
      });
      for (const { request, given } of plan.cases) {
        const wrapped = isObject(request.body) ? request.body['ipsec_site_connection'] : undefined;
        const sent = Object.keys(isObject(wrapped) ? wrapped : {});
        expect(quiet).toEqual(expect.arrayContaining([...sent, ...Object.keys(given ?? {})]));
        expect(request.raw ?? '').not.toMatch(/mtu|dpd|psk|peer_|local_id/);
      }
      if (hidden.length === 0) expect(plan.cases.length).toBeGreaterThan(20);
      expect(plan.notAsked['request/mtu/minimum']).toBe('a tunnel would feel it (--gentle)');
    }),
    { numRuns: 30 },
  );
});
