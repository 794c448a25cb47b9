import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf, isAsked } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Family } from '../model/plan.ts';
import { wrap } from '../wrapper.ts';
import { unitsOf } from './units.ts';
import { fullUpdates, validUpdates } from './valid.ts';

const groups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const targets = profileNames().flatMap((profile) =>
  ([4, 6] as const).flatMap((family) =>
    [1, -7].map((seed): [string, Family, number] => [profile, family, seed]),
  ),
);

type Limit = (value: Json, family: Family) => boolean;

/** Printable ASCII without blanks at the edges. */
const text =
  (least: number): Limit =>
  (value) =>
    typeof value === 'string' &&
    /^[\x20-\x7e]*$/.test(value) &&
    value.trim() === value &&
    value.length >= least &&
    value.length <= 64;

/** IPv6 addresses are in the form that a server may rewrite them to. */
const canonical = (value: string) =>
  isIP(value) !== 6 || new URL(`http://[${value}]`).hostname === `[${value}]`;
const whole = (value: Json | undefined, least: number, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

const surelyValid: Readonly<Record<string, Limit>> = {
  name: text(0),
  description: text(0),
  local_id: text(0),
  peer_id: (value, family) => text(1)(value, family) && canonical(String(value)),
  psk: text(8),
  peer_address: (value, family) => isIP(String(value)) === family && canonical(String(value)),
  initiator: (value) => value === 'response-only' || value === 'bi-directional',
  admin_state_up: (value) => typeof value === 'boolean',
  mtu: (value, family) => whole(value, family === 4 ? 68 : 1280, 9000),
  dpd: (value) =>
    isObject(value) &&
    Object.keys(value).join() === 'action,interval,timeout' &&
    ['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'].includes(String(value['action'])) &&
    whole(value['interval'], 1, 3600) &&
    whole(value['timeout'], Number(value['interval']) + 1, 7200),
  local_ep_group_id: (value) => value === groups.local,
  peer_ep_group_id: (value) => value === groups.peer,
};

/** What single clouds limit further. */
const limited: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  otc: {
    name: text(1),
    psk: (value) => typeof value === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(value),
    initiator: (value) => value === 'bi-directional',
    admin_state_up: (value) => value === true,
    mtu: (value) => value === 1500,
  },
  'fujitsu-k5': {
    peer_address: (value) => isIP(String(value)) === 4,
    dpd: (value) => isObject(value) && ['hold', 'restart'].includes(String(value['action'])),
  },
};

const outside = (update: JsonObject, family: Family, profile: string) =>
  Object.entries(update).filter(([name, value]) =>
    [
      limited[profile]?.[name] ?? surelyValid[name],
      name === 'peer_address' ? undefined : surelyValid[name],
    ].some((limit) => limit?.(value, family) === false),
  );

describe.each(targets)('in profile %s over IPv%i from seed %i', (profile, family, seed) => {
  const contract = contractOf(profile, family);
  const names = Object.keys(contract.update.properties ?? {}).filter((name) => isAsked(contract, name));
  const units = unitsOf(contract, { family, endpointGroups: groups, hidden: [] });

  test.each([
    ['any', validUpdates(units)],
    ['full', fullUpdates(units)],
    ['telling', fc.constantFrom(...units.flatMap(({ telling }) => telling))],
    ['single', fc.oneof(...units.map(({ arbitrary }) => arbitrary))],
  ])('%s updates are valid, and surely so', (_, updates) => {
    fc.assert(
      fc.property(updates, (update) => {
        expect(contract.request(wrap(update))).toEqual([]);
        expect(outside(update, family, profile)).toEqual([]);
        expect(Object.keys(update)).toEqual(names.filter((name) => name in update));
        expect(update).toStrictEqual(JSON.parse(JSON.stringify(update)));
      }),
      { seed, numRuns: 150 },
    );
  });

  test('full updates set every attribute, others some, and any of them may be left out', () => {
    const draw = (updates: fc.Arbitrary<JsonObject>) => fc.sample(updates, { seed, numRuns: 300 });
    expect(draw(fullUpdates(units)).filter((update) => Object.keys(update).length < names.length)).toEqual(
      [],
    );
    const any = draw(validUpdates(units));
    for (const name of names) expect(new Set(any.map((update) => name in update)).size, name).toBe(2);
    expect([...new Set(any.flatMap((update) => Object.keys(update)))].sort()).toEqual([...names].sort());
    const alone = draw(validUpdates(units.slice(0, 1)));
    expect(alone.filter((update) => Object.keys(update).length !== 1)).toEqual([]);
  });

  test('the same seed gives the same values, another seed gives others', () => {
    const draw = (from: number) =>
      JSON.stringify(fc.sample(validUpdates(units), { seed: from, numRuns: 20 }));
    expect(draw(seed)).toBe(draw(seed));
    expect(draw(seed)).not.toBe(draw(seed + 1));
  });
});
