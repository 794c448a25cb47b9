import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import { sequences } from '../generate/sequences.ts';
import { unitsOf } from '../generate/units.ts';
import { merged } from '../merged.ts';
import type { JsonObject } from '../model/json.ts';
import { judgeExpectation } from './expectation.ts';
import { judgeExplained } from './explained.ts';
import type { Judgement } from './outcome.ts';
import { sequenceExchange, type ToldStep } from './sequence-exchange.test-support.ts';

const first: JsonObject = {
  name: 'a',
  mtu: 1500,
  psk: 'Test-Key-8',
  dpd: { action: 'hold', interval: 30, timeout: 120 },
};
const verdictOf = (steps: readonly ToldStep[]) =>
  judgeExplained(sequenceExchange('explained', { named: first }, steps)).verdict;

const judged = (steps: readonly ToldStep[]) =>
  judgeExplained(sequenceExchange('explained', { named: first }, steps));

describe('in words', () => {
  const update = { updates: [{ sends: { name: 'b' } }] };
  const expected = 'what the updates add up to';
  test.each<[string, readonly ToldStep[], Judgement]>([
    [
      'a pass',
      [{ ...update, named: { ...first, name: 'b' } }],
      { verdict: 'pass', expected, received: 'so it is' },
    ],
    [
      'a failure',
      [{ ...update, named: first }],
      { verdict: 'fail', expected, received: 'after step 1: name: "b" -> "a"' },
    ],
    [
      'a failure in two attributes',
      [{ updates: [{ sends: { name: 'b', mtu: 1400 } }], named: first }],
      { verdict: 'fail', expected, received: 'after step 1: name: "b" -> "a"; mtu: 1400 -> 1500' },
    ],
    [
      'a read that cannot be made',
      [{ ...update, named: undefined }],
      {
        verdict: 'inconclusive',
        expected,
        received: 'the connection can no longer be read after step 1',
      },
    ],
    [
      'that nothing was carried out',
      [{ updates: [{ sends: { name: 'b' }, status: 409 }], named: first }],
      { verdict: 'inconclusive', expected, received: 'no update of the sequence was carried out' },
    ],
    [
      'a read of the second connection',
      [{ ...update, second: {}, named: { ...first, name: 'b' } }],
      { verdict: 'pass', expected, received: 'so it is' },
    ],
    [
      'that there are no steps',
      [],
      { verdict: 'inconclusive', expected, received: 'no update of the sequence was carried out' },
    ],
  ])('%s', (_, steps, judgement) => {
    expect(judged(steps)).toEqual(judgement);
  });

  test('that the connection could not be read before', () => {
    const exchange = sequenceExchange('explained', { named: undefined }, [{ ...update, named: first }]);
    expect(judgeExplained(exchange)).toEqual({
      verdict: 'inconclusive',
      expected,
      received: 'the connection could not be read before',
    });
  });
});

test('an exchange without the steps of its case, and a case without steps, prove nothing', () => {
  const exchange = sequenceExchange('explained', { named: first }, [{ updates: [{ sends: { name: 'b' } }] }]);
  const { steps: _, ...unseen } = exchange;
  const { steps: __, ...plain } = exchange.case;
  expect(judgeExplained(unseen).verdict).toBe('inconclusive');
  expect(judgeExplained({ ...unseen, case: plain }).verdict).toBe('inconclusive');
});

describe('one update after the other', () => {
  const two = [{ updates: [{ sends: { name: 'b' } }] }, { updates: [{ sends: { mtu: 1400 } }] }] as const;
  test.each<[string, JsonObject, string]>([
    ['both are stored', { ...first, name: 'b', mtu: 1400 }, 'pass'],
    ['the first is lost', { ...first, mtu: 1400 }, 'fail'],
    ['the last is lost', { ...first, name: 'b' }, 'fail'],
    ['the psk is hidden', { ...first, psk: '***', name: 'b', mtu: 1400 }, 'pass'],
    ['the status is another', { ...first, status: 'DOWN', name: 'b', mtu: 1400 }, 'pass'],
    [
      'what is not sent at all is left to other clauses',
      { ...first, psk: 'x', name: 'b', mtu: 1400 },
      'pass',
    ],
  ])('%s', (_, read, verdict) => {
    expect(verdictOf([two[0], { ...two[1], named: read }])).toBe(verdict);
  });

  test('says after which step what is otherwise', () => {
    const judged = judgeExplained(
      sequenceExchange('explained', { named: first }, [
        two[0],
        { ...two[1], named: { ...first, name: 'b' } },
      ]),
    );
    expect(judged.received).toBe('after step 2: mtu: 1400 -> 1500');
  });

  test('a read that cannot be made leaves it open', () => {
    expect(verdictOf([{ updates: [{ sends: { name: 'b' } }], named: undefined }])).toBe('inconclusive');
  });

  test('a sequence of which nothing was carried out proves nothing', () => {
    const refused = [{ updates: [{ sends: { name: 'b' }, status: 409 }], named: first }];
    expect(verdictOf(refused)).toBe('inconclusive');
  });
});

describe('an update that is refused', () => {
  const [broken, next] = [{ name: 'c', mtu: 67 }, { dpd: { action: 'clear', interval: 1, timeout: 2 } }];
  const steps = (status: number, named: JsonObject): ToldStep[] => [
    { updates: [{ sends: broken, invalid: true, status }] },
    { updates: [{ sends: next }], named },
  ];
  test.each<[string, number, JsonObject, string]>([
    ['leaves nothing', 400, { ...first, ...next }, 'pass'],
    ['leaves a valid part of it', 400, { ...first, ...next, name: 'c' }, 'fail'],
    ['crashes, and may have stored anything', 500, { ...first, ...next, ...broken }, 'pass'],
    ['is accepted, which another clause is about', 200, { ...first, ...next, mtu: 68 }, 'pass'],
  ])('%s', (_, status, read, verdict) => {
    expect(verdictOf(steps(status, read))).toBe(verdict);
  });
});

describe('updates at the same time', () => {
  const race = (named: JsonObject, statuses: readonly number[] = [200, 200], retried = 0): ToldStep[] => [
    {
      updates: [
        { sends: { name: 'b', mtu: 1400 }, status: statuses[0] ?? 200 },
        { sends: { mtu: 1300, psk: 'Other-Key' }, status: statuses[1] ?? 200, retried },
      ],
      named,
    },
  ];
  const both = { name: 'b', psk: 'Other-Key' };
  test.each<[string, ToldStep[], string]>([
    ['the first was last', race({ ...first, ...both, mtu: 1400 }), 'pass'],
    ['the second was last', race({ ...first, ...both, mtu: 1300 }), 'pass'],
    ['one is lost', race({ ...first, mtu: 1300, psk: 'Other-Key' }), 'fail'],
    ['a value that nobody sent', race({ ...first, ...both, mtu: 1350 }), 'fail'],
    ['one is refused and leaves nothing', race({ ...first, name: 'b', mtu: 1400 }, [200, 409]), 'pass'],
    ['one is refused and stored', race({ ...first, ...both, mtu: 1300 }, [200, 409]), 'fail'],
    ['one is refused after another try', race({ ...first, ...both, mtu: 1300 }, [200, 409], 1), 'pass'],
    ['one is not answered, and stored', race({ ...first, ...both, mtu: 1300 }, [200, 0]), 'pass'],
    ['one is not answered, and not stored', race({ ...first, name: 'b', mtu: 1400 }, [200, 0]), 'pass'],
  ])('%s', (_, steps, verdict) => {
    expect(verdictOf(steps)).toBe(verdict);
  });

  test('one without an answer does not hinder the verdict on the others', () => {
    const exchange = sequenceExchange('explained', { named: first }, race({ ...first, psk: 'x' }, [200, 0]));
    expect(judgeExpectation(exchange).verdict).toBe('fail');
  });
});

const units = unitsOf(contractOf('virtuozzo', 4), { family: 4, hidden: [] });

/** A sequence with the reads of a server that does as it is told. */
const told = sequences(units).map((moves) => {
  let stored = first;
  return moves.map(({ update, read }): ToldStep => {
    stored = merged(stored, update);
    return { updates: [{ sends: update }], ...(read && { named: stored }) };
  });
});

test('what updates add up to passes, whatever they are', () => {
  fc.assert(fc.property(told, (steps) => verdictOf(steps) === 'pass'));
});

test('one value otherwise in one read is noticed', () => {
  fc.assert(
    fc.property(told, fc.nat(), fc.nat(), (steps, which, attribute) => {
      const read = steps.filter(({ named }) => named)[which % steps.filter(({ named }) => named).length];
      const sent = steps.slice(0, steps.indexOf(read as ToldStep) + 1).flatMap(({ updates }) => updates);
      const names = [...new Set(sent.flatMap(({ sends }) => Object.keys(sends)))];
      const name = names[attribute % names.length] ?? '';
      const spoilt = steps.map((one) =>
        one === read ? { ...one, named: { ...one.named, [name]: 'another value' } } : one,
      );
      expect(verdictOf(spoilt)).toBe('fail');
    }),
  );
});

test('another order of keys is not', () => {
  const reversed = (value: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, inner]) => [name, name === 'dpd' ? reversed(inner as JsonObject) : inner]),
    );
  fc.assert(
    fc.property(told, (steps) => {
      const turned = steps.map((one) => (one.named ? { ...one, named: reversed(one.named) } : one));
      expect(verdictOf(turned)).toBe('pass');
    }),
  );
});
