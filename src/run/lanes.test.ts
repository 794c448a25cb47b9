import { expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import type { TargetParameters } from '../model/plan.ts';
import { refuseUnlike, shardOf } from './lanes.ts';
import { createPlan } from './plan.ts';

const groups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const others = {
  local: '0f6e3c7d-8a41-4d25-b7f9-6c5e1b2a9d02',
  peer: '5d9a2b14-c3e8-4f70-a6d1-93b7e4f80c02',
};
const usual: TargetParameters = { family: 4, fqdn: 'vpn.example.org', endpointGroups: groups, hidden: [] };

const planOf = (parameters: TargetParameters) =>
  createPlan(contractOf('virtuozzo', parameters.family), updateConnection, parameters, {
    ...({ seed: 1, effort: 'deep', only: [], kit: 'test' } as const),
  });
const lanesOf = (...all: readonly Partial<TargetParameters>[]) =>
  all.map((parts, n) => ({ connectionId: `lane-${n + 1}`, plan: planOf({ ...usual, ...parts }) }));

test('one lane asks the whole plan, several ask a shard each', () => {
  expect(shardOf(0, 1)).toBeUndefined();
  expect([0, 1].map((nth) => shardOf(nth, 2))).toEqual([
    { index: 1, of: 2 },
    { index: 2, of: 2 },
  ]);
});

test('connections that differ in the ids of their endpoint groups have one plan, each with its own ids', () => {
  const lanes = lanesOf({}, { endpointGroups: others });
  expect(() => refuseUnlike(lanes)).not.toThrow();
  const [one, other] = lanes.map(({ plan }) => JSON.stringify(plan.cases));
  expect(other).not.toBe(one);
  const renamed = other?.replaceAll(others.local, groups.local).replaceAll(others.peer, groups.peer);
  expect(renamed?.toLowerCase()).toBe(one?.toLowerCase().replaceAll(others.local, groups.local));
});

test.each<[string, Partial<TargetParameters>, string]>([
  ['another IP version', { family: 6 }, 'local sides IPv4 and IPv6'],
  ['hidden attributes', { hidden: ['psk'] }, 'attributes that cannot be written back: none and psk'],
  ['a second connection', { second: { hidden: [] } }, 'second connections missing and there'],
  ['foreigners', { foreigners: ['reader'] }, 'foreign access by nobody and reader'],
])('a connection with %s is refused', (_, parts, words) => {
  expect(() => refuseUnlike(lanesOf({}, {}, parts))).toThrow(
    `connections lane-1 and lane-3 cannot share a plan: ${words};`,
  );
});

test('a connection without endpoint groups is refused beside one with them', () => {
  const { endpointGroups: _, ...bare } = usual;
  const lanes = [...lanesOf({}), { connectionId: 'bare', plan: planOf(bare) }];
  expect(() => refuseUnlike(lanes)).toThrow('endpoint groups both and none');
});
