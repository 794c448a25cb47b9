import { describe, expect, test } from 'vitest';
import { contractOf, isAsked } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import type { Family } from '../model/plan.ts';
import { wrap } from '../wrapper.ts';
import { kinds } from './kinds.ts';
import { unitsOf } from './units.ts';

const groups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const targets = profileNames().flatMap((profile) =>
  ([4, 6] as const).map((family): [string, Family] => [profile, family]),
);

describe.each(targets)('in profile %s over IPv%i', (profile, family) => {
  const contract = contractOf(profile, family);
  const units = unitsOf(contract, { family, endpointGroups: groups, hidden: [] });

  const grouped = isAsked(contract, 'local_ep_group_id');

  test('the units are all attributes that are asked of an update, in document order', () => {
    expect(units.flatMap(({ attributes }) => attributes)).toEqual(
      Object.keys(contract.update.properties ?? {}).filter((name) => isAsked(contract, name)),
    );
    expect(
      units.filter(({ attributes }) => attributes.length > 1).map(({ attributes }) => attributes),
    ).toEqual(grouped ? [['local_ep_group_id', 'peer_ep_group_id']] : []);
    expect(units.filter(({ name, attributes }) => name !== attributes[0])).toEqual([]);
  });

  test.each(units)('every telling $name is valid, whole and there once', ({ attributes, telling }) => {
    expect(telling.length).toBeGreaterThan(0);
    for (const update of telling) {
      expect(Object.keys(update)).toEqual(attributes);
      expect(contract.request(wrap(update)), JSON.stringify(update)).toEqual([]);
    }
    expect(new Set(telling.map((update) => JSON.stringify(update))).size).toBe(telling.length);
  });

  test('every kind of value that the document names is known', () => {
    const properties = Object.values(contract.update.properties ?? {}).filter((one) => !one.enum);
    const named = properties.flatMap((schema) => schema['x-surely-valid'] ?? []);
    expect(named).not.toEqual([]);
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(named));
  });

  test('without endpoint groups there is no unit for them', () => {
    const without = unitsOf(contract, { family, hidden: [] });
    expect(without.map(({ name }) => name)).toEqual(
      units.map(({ name }) => name).slice(0, grouped ? -1 : undefined),
    );
  });
});

test('attributes that come together have a value each in every telling update', () => {
  const contract = contractOf('virtuozzo', 4);
  const properties = { one: { enum: ['a', 'b', 'c'] }, two: { enum: ['d', 'e'] } };
  const made = { ...contract, update: { properties, 'x-together': ['one', 'two'] } };
  expect(unitsOf(made, { family: 4, hidden: [] })).toMatchObject([
    {
      name: 'one',
      attributes: ['one', 'two'],
      telling: [
        { one: 'a', two: 'd' },
        { one: 'b', two: 'e' },
      ],
    },
  ]);
});
