import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../contract/constraint.ts';
import { contractOf } from '../contract/contract.ts';
import type { Json } from '../model/json.ts';
import { isSingleFault } from '../suite/single-fault.ts';
import { wrap } from '../wrapper.ts';
import { withValue } from './body.ts';
import { breakingValues } from './breaking.ts';
import { type Unit, unitsOf } from './units.ts';
import { fullUpdates } from './valid.ts';

const endpointGroups = { local: 'local-group', peer: 'peer-group' };

describe.each([4, 6] as const)('over IPv%i', (family) => {
  const contract = contractOf('virtuozzo', family);
  const units = unitsOf(contract, { family, endpointGroups, hidden: [] });
  const constraints = contract.constraints.filter(
    ({ side, place }) =>
      side === 'request' && units.some(({ attributes }) => attributes.includes(place[0] ?? '')),
  );
  const unitOf = ({ place }: Constraint): Unit | undefined =>
    units.find(({ attributes }) => attributes.includes(place[0] ?? ''));
  const breakable = constraints.flatMap((constraint) => {
    const [unit, breaking] = [unitOf(constraint), breakingValues(constraint)];
    return unit && breaking ? [{ ...constraint, constraint, unit, breaking }] : [];
  });

  test('only the declared extensions have no value that breaks them', () => {
    const rest = constraints.filter((constraint) => breakingValues(constraint) === undefined);
    expect(rest.map(({ id }) => id)).toEqual(['request/dpd/x-closed', 'request/dpd/timeout/x-greater-than']);
  });

  test.each(breakable)('every break of $id breaks it and nothing else', ({ constraint, unit, breaking }) => {
    const { telling, arbitrary } = breaking;
    const homes = fc.oneof(fc.constantFrom(...unit.telling), fullUpdates(units));
    const values = fc.oneof(fc.constantFrom(...telling), arbitrary);
    const fault = (value: Json, home = unit.telling[0] ?? {}) =>
      isSingleFault(contract.request, constraint, wrap(withValue(home, constraint.place, value)), home);
    expect(telling.filter((value) => !fault(value))).toEqual([]);
    fc.assert(
      fc.property(values, homes, (value, home) => fault(value, home)),
      { seed: 11, numRuns: 150 },
    );
  });

  test.each(breakable)(
    'breaks of $id are plain JSON, no null, no unsafe number, and repeatable',
    ({ breaking }) => {
      const draw = () => fc.sample(breaking.arbitrary, { seed: 5, numRuns: 200 });
      const values = [...breaking.telling, ...draw()];
      expect(values).toStrictEqual(JSON.parse(JSON.stringify(values)));
      expect(values).not.toContain(null);
      const unsafe = values.flat().filter((one) => Number.isInteger(one) && !Number.isSafeInteger(one));
      expect(unsafe).toEqual([]);
      expect(draw()).toEqual(draw());
      expect(new Set(breaking.telling.map((value) => JSON.stringify(value))).size).toBe(
        breaking.telling.length,
      );
    },
  );
});
