import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyOf } from './latency.ts';

test('is not there where nothing was answered', () => {
  expect(latencyOf({})).toBeUndefined();
});

test('is percentiles by nearest rank and buckets of 1, 2, 5 steps, from the first that holds one', () => {
  expect(latencyOf({ 30: 1, 3: 1, 4: 1, 5: 1 })).toEqual({
    count: 4,
    p50: 4,
    p90: 30,
    p99: 30,
    max: 30,
    buckets: [
      { under: 5, count: 2 },
      { under: 10, count: 1 },
      { under: 20, count: 0 },
      { under: 50, count: 1 },
    ],
  });
});

test('counts every answer of a time', () => {
  expect(latencyOf({ 0.4: 9, 7: 1 })).toMatchObject({ count: 10, p50: 0.4, p90: 0.4, p99: 7, max: 7 });
});

test('has every answer in exactly one bucket, and the percentiles of a list', () => {
  const tenths = fc.integer({ min: 0, max: 1e7 }).map((tenth) => tenth / 10);
  fc.assert(
    fc.property(fc.array(tenths, { minLength: 1 }), (times) => {
      const counts: Record<string, number> = {};
      for (const time of times) counts[time] = (counts[time] ?? 0) + 1;
      const { count, buckets, p50, p90, p99, max } = latencyOf(counts) ?? { count: 0, buckets: [] };
      const sorted = times.toSorted((one, other) => one - other);
      const rank = (part: number) => sorted[Math.ceil(part * sorted.length) - 1];
      expect([count, p50, p90, p99, max]).toEqual([
        ...[times.length, rank(0.5), rank(0.9), rank(0.99)],
        sorted.at(-1),
      ]);
      expect(buckets.reduce((sum, one) => sum + one.count, 0)).toBe(times.length);
      buckets.forEach(({ under, count: within }, index) => {
        const from = buckets[index - 1]?.under ?? 0;
        if (index > 0) expect(times.filter((time) => time >= from && time < under)).toHaveLength(within);
      });
    }),
  );
});
