import fc from 'fast-check';
import type { Constraint } from '../contract/constraint.ts';
import type { Schema } from '../contract/schema.ts';
import type { Json } from '../model/json.ts';

/** Values that break one constraint, the telling ones first. */
export interface Breaking {
  readonly telling: readonly Json[];
  readonly arbitrary: fc.Arbitrary<Json>;
}

const plain = { noNullPrototype: true };
const wholeNumber = fc.integer({ min: 0, max: 100_000 });
const notStrings = fc.oneof(
  wholeNumber,
  fc.boolean(),
  fc.array(wholeNumber, { maxLength: 3 }),
  fc.record({ id: wholeNumber }, plain),
);
const words = fc.stringMatching(/^[a-z]{3,12}$/);

const wrongTypes: Readonly<Record<string, Breaking>> = {
  /** A number, then the other types in turn, so that any four in a row have one of each. */
  string: {
    telling: [5, true, ['a'], { a: 'b' }, 0, false, ['c'], {}, 1.5],
    arbitrary: notStrings,
  },
  boolean: {
    telling: ['maybe', 2, [], {}, -1, 'enabled', [true]],
    arbitrary: fc.oneof(
      words.map((word) => `${word}-x`),
      fc.integer({ min: 2, max: 100_000 }),
      fc.constantFrom([], {}),
    ),
  },
  integer: {
    telling: ['abc', [], [1500], '1500 bytes', {}],
    arbitrary: fc.oneof(
      words,
      fc.array(wholeNumber, { maxLength: 3 }),
      fc.record({ value: wholeNumber }, plain),
    ),
  },
  object: {
    telling: ['x', [], 5, true, [{}]],
    arbitrary: fc.oneof(words, wholeNumber, fc.array(wholeNumber, { maxLength: 3 })),
  },
};

const notAddresses = [
  '256.1.1.1',
  '203.0.113.7/32',
  'a..example.org',
  '999.1.1.1',
  'a b.example.org',
  '2001:db8:::1',
  '1.2.3.4.5',
  'user@example.org',
  '203.0.113.7:500',
  `${'a.'.repeat(150)}example.org`,
];

const notIpv4 = ['2001:db8::1', 'gw.example.org', '::ffff:203.0.113.7', '203.0.113', '203.0.113.07'];

/** Texts that patterns rule out: a blank, a mark, a letter beyond ASCII, a tab, an edge, a line feed. */
const odd = [
  'Test Key 8',
  'Test?Key-8',
  ' Test-Key-8',
  'T\u00e4st-Key-8',
  'Test\tKey-8',
  'Test-Key-8\n',
  'Test*Key-8',
  'Test"Key-8',
  'Test<Key>8',
  'test.key',
  'TEST',
  '0',
  '-',
];

const breakers: Readonly<Record<string, (value: Json, schema: Schema) => Breaking | undefined>> = {
  type: (value) => wrongTypes[String(value)],
  enum: (value, { 'x-left-out': left = [] }) => after(left, strangersTo(value as Json[])),
  minLength: (value) =>
    ofLengths([Number(value) - 1, 0, Math.floor(Number(value) / 2)], 0, Number(value) - 1),
  maxLength: (value) =>
    ofLengths(
      [Number(value) + 1, 2 * Number(value), Number(value) + 1000],
      Number(value) + 1,
      Number(value) + 99,
    ),
  pattern: () => ({ telling: odd, arbitrary: fc.constantFrom(...odd) }),
  maximum: (value) => above(Number(value) + 1),
  minimum: (value) => below(Number(value) - 1),
  exclusiveMinimum: (value) => below(Number(value)),
  format: (value) => ({
    telling: value === 'ipv4' ? [...notIpv4, ...notAddresses] : notAddresses,
    arbitrary: fc
      .tuple(fc.integer({ min: 256, max: 999 }), fc.integer({ min: 0, max: 255 }))
      .map(([big, small]) => `${small}.${small}.${small}.${big}`),
  }),
};

/** Values that break the constraint; undefined for constraints that a single value cannot break. */
export function breakingValues({ keyword, value, schema }: Constraint): Breaking | undefined {
  return breakers[keyword]?.(value, schema);
}

/** The same values after others that are more telling. */
function after(first: readonly Json[], { telling, arbitrary }: Breaking): Breaking {
  return { telling: [...new Set([...first, ...telling])], arbitrary };
}

/** Values that are no members, of the type that the members have. */
function strangersTo(members: readonly Json[]): Breaking {
  const [first] = members;
  if (typeof first === 'boolean') return { telling: [!first], arbitrary: fc.constant(!first) };
  if (typeof first !== 'number') return strangers(members.map(String));
  const near = members.map(Number).flatMap((one) => [one - 1, one + 1, 2 * one, one - 100]);
  return {
    telling: [...new Set([...near, 1400, 1280, 9000, 576])].filter((one) => !members.includes(one)),
    arbitrary: fc.integer({ min: 68, max: 9000 }).filter((one) => !members.includes(one)),
  };
}

/** Texts of letters and digits. */
function ofLengths(lengths: readonly number[], min: number, max: number): Breaking {
  const of = (length: number) => 'Aa0'.repeat(length).slice(0, length);
  return { telling: [...new Set(lengths)].map(of), arbitrary: fc.integer({ min, max }).map(of) };
}

function above(least: number): Breaking {
  return {
    telling: [least, 2 * least, 2 ** 31 - 1],
    arbitrary: fc.integer({ min: least, max: Math.max(least, 100_000) }),
  };
}

/** Near misses of the members, then words of no enumeration. */
function strangers(members: readonly string[]): Breaking {
  const misses = (one: string) => [
    one.toUpperCase(),
    ` ${one}`,
    one.replaceAll('-', '_'),
    one.replaceAll('-', ''),
    `${one} `,
    one.charAt(0).toUpperCase() + one.slice(1),
    `${one}s`,
  ];
  const hyphenated = members.find((one) => one.includes('-')) ?? String(members[0]);
  const near = misses(hyphenated);
  const telling = [
    ...new Set([
      ...near.slice(0, 3),
      '',
      'none',
      ...near.slice(3),
      members.join(','),
      ...members.flatMap(misses),
    ]),
  ];
  return {
    telling: telling.filter((one) => !members.includes(one)),
    arbitrary: words.filter((one) => !members.includes(one)),
  };
}

function below(greatest: number): Breaking {
  const telling = [greatest, 0, -1, Math.floor(greatest / 2), 1, -30, -(2 ** 31)];
  return {
    telling: [...new Set(telling)].filter((one) => one <= greatest),
    arbitrary: fc.integer({ min: -100_000, max: greatest }),
  };
}
