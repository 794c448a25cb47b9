import type { Times } from '../model/account.ts';
import type { Latency } from '../model/report.ts';

/** Of answers their percentiles by nearest rank, and buckets in steps of 1, 2 and 5; undefined where none came. */
export function latencyOf(times: Times): Latency | undefined {
  const sorted = Object.entries(times)
    .map(([ms, count]) => ({ ms: Number(ms), count }))
    .sort((one, other) => one.ms - other.ms);
  const max = sorted.at(-1)?.ms;
  if (max === undefined) return undefined;
  const count = sumOf(sorted);
  const share = (part: number) => {
    let rest = Math.ceil(part * count);
    for (const one of sorted) {
      rest -= one.count;
      if (rest <= 0) return one.ms;
    }
    return max;
  };
  const buckets: { under: number; count: number }[] = [];
  let from = 0;
  for (const under of limits()) {
    const within = sumOf(sorted.filter(({ ms }) => ms >= from && ms < under));
    if (within > 0 || buckets.length > 0) buckets.push({ under, count: within });
    if (max < under) break;
    from = under;
  }
  return { count, p50: share(0.5), p90: share(0.9), p99: share(0.99), max, buckets };
}

function sumOf(times: readonly { readonly count: number }[]): number {
  return times.reduce((sum, { count }) => sum + count, 0);
}

/** 1, 2, 5, 10, 20, 50 ... milliseconds, to more than a day. */
function* limits(): Generator<number> {
  for (let decade = 1; decade <= 1e8; decade *= 10) for (const step of [1, 2, 5]) yield step * decade;
}
