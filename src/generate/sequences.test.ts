import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import { wrap } from '../wrapper.ts';
import { drafts, sequences } from './sequences.ts';
import { unitsOf } from './units.ts';

const contract = contractOf('virtuozzo', 4);
const units = unitsOf(contract, { family: 4, hidden: [] });
const faults = [{ mtu: 67 }, { initiator: 'none' }, { dpd: { action: 'hold', interval: 0, timeout: 30 } }];
const broken = (update: Parameters<typeof wrap>[0]) => contract.request(wrap(update)).length > 0;

test('halves of a draft share no attribute, and have all of them', () => {
  fc.assert(
    fc.property(drafts(units), ({ full, half, rest, some }) => {
      expect([...half, ...rest].sort()).toEqual(Object.keys(full).sort());
      expect(half.length).toBeGreaterThan(0);
      expect(rest.length).toBeGreaterThan(0);
      expect(some.length).toBeGreaterThan(0);
    }),
  );
});

test('a draft of the fewest units has something of each', () => {
  fc.assert(
    fc.property(drafts(units.slice(0, 2)), ({ half, rest, some }) => {
      expect([half.length, rest.length, some.length]).toEqual([1, 1, 1]);
    }),
  );
});

describe('a sequence', () => {
  test('without faults has valid updates only', () => {
    fc.assert(
      fc.property(sequences(units), (moves) => {
        expect(moves.filter(({ update, valid }) => !valid || broken(update))).toEqual([]);
      }),
    );
  });

  test('with faults has updates that are broken where it says so, and nowhere else', () => {
    fc.assert(
      fc.property(sequences(units, { faults }), (moves) => {
        expect(moves.map(({ update }) => !broken(update))).toEqual(moves.map(({ valid }) => valid));
        expect(moves.some(({ valid }) => !valid)).toBe(true);
      }),
    );
  });

  test.each([{}, { faults }, { motifs: 1 }])('ends with a read (%j)', (length) => {
    fc.assert(fc.property(sequences(units, length), (moves) => moves.at(-1)?.read === true));
  });

  test('of all motifs sends an update again, with another in between, and leaves out some reads', () => {
    fc.assert(
      fc.property(sequences(units), (moves) => {
        const texts = moves.map(({ update }) => JSON.stringify(update));
        expect(texts.some((text, index) => texts.indexOf(text) < index - 1)).toBe(true);
        expect(moves.filter(({ read }) => !read).length).toBeGreaterThan(2);
      }),
    );
  });

  test.each([
    [10, 5, {}],
    [6, 3, { faults }],
  ])(
    'of all motifs has %i updates, %i of them read after, and none that sets all attributes',
    (all, read, length) => {
      fc.assert(
        fc.property(sequences(units, length), (moves) => {
          expect([moves.length, moves.filter((one) => one.read).length]).toEqual([all, read]);
          const full = units.flatMap(({ attributes }) => attributes).length;
          const set = moves.filter(({ valid }) => valid).map(({ update }) => Object.keys(update).length);
          expect(Math.max(...set)).toBeLessThan(full);
        }),
      );
    },
  );

  test('of more motifs than there are has all of them', () => {
    fc.assert(fc.property(sequences(units, { motifs: 99 }), (moves) => moves.length === 10));
  });

  test('of one motif at least may have no other', () => {
    const lengths = fc
      .sample(sequences(units, { motifs: 1 }), { seed: 1, numRuns: 100 })
      .map(({ length }) => length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([2, 10]);
  });
});
