import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../contract/constraint.ts';
import { contractOf } from '../contract/contract.ts';
import type { Json } from '../model/json.ts';
import { isSingleFault } from '../suite/single-fault.ts';
import { withValue, wrap } from './body.ts';
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

test.each<[string, Json, Json[]]>([
  ['minimum', 68, [67, 0]],
  ['minimum', 1280, [1279, 0]],
  ['exclusiveMinimum', 0, [0, -1]],
  ['enum', ['response-only', 'bi-directional'], ['RESPONSE-ONLY', ' response-only', 'response_only', '']],
  ['type', 'integer', ['abc', []]],
  ['format', 'ip-or-fqdn', ['256.1.1.1', '203.0.113.7/32']],
])('%s %j is broken by %j first', (keyword, value, first) => {
  const [constraint] = contractOf('virtuozzo', 4).constraints;
  const telling = constraint && breakingValues({ ...constraint, keyword, value })?.telling;
  expect(telling?.slice(0, first.length)).toEqual(first);
});

const [anyConstraint] = contractOf('virtuozzo', 4).constraints;
const breaksOf = (keyword: string, value: Json) => {
  const breaking = anyConstraint && breakingValues({ ...anyConstraint, keyword, value });
  const drawn = breaking ? fc.sample(breaking.arbitrary, { seed: 3, numRuns: 1000 }) : [];
  return { telling: breaking?.telling ?? [], drawn };
};

test.each<[string, Json, Json[]]>([
  ['maximum', 10, [11, 22, 2 ** 31 - 1]],
  ['minLength', 8, ['Aa0Aa0A', '', 'Aa0A']],
  ['minLength', 1, ['']],
  ['maxLength', 3, ['Aa0A', 'Aa0Aa0', 'Aa0'.repeat(335).slice(0, 1003)]],
  ['enum', [true], [false]],
  ['enum', [1500], [1499, 1501, 3000, 1400, 1280, 9000, 576]],
  ['enum', [1400, 1280], [1399, 1401, 2800, 1300, 1279, 1281, 2560, 1180, 9000, 576]],
])('%s %j is broken by exactly %j', (keyword, value, all) => {
  expect(breaksOf(keyword, value).telling).toEqual(all);
});

test.each<[string, Json, (drawn: Json) => boolean]>([
  ['maximum', 10, (one) => typeof one === 'number' && one > 10 && one <= 100_000],
  ['maximum', 200_000, (one) => one === 200_001],
  ['minLength', 8, (one) => typeof one === 'string' && one.length < 8],
  ['maxLength', 3, (one) => typeof one === 'string' && one.length > 3],
  ['enum', [true], (one) => one === false],
  ['enum', [68, 69, 70], (one) => typeof one === 'number' && one > 70 && one <= 9000],
])('what is drawn for %s %j breaks it', (keyword, value, breaks) => {
  const { drawn } = breaksOf(keyword, value);
  expect(drawn).toHaveLength(1000);
  expect(drawn.filter((one) => !breaks(one))).toEqual([]);
});

test('every odd text breaks a pattern of its own kind', () => {
  const { telling } = breaksOf('pattern', '^[A-Za-z0-9-]{8,}$');
  expect(telling).toHaveLength(13);
  expect(telling).not.toContain('');
});

test('a keyword that no value breaks has no breaking values', () => {
  expect(breaksOf('x-closed', true)).toEqual({ telling: [], drawn: [] });
});
