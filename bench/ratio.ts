/** Two ways to do the same amount of the same work. */
export interface Pair {
  kit(): unknown;
  raw(): unknown;
}

/** What interleaved rounds of a pair came to. */
export interface Ratio {
  /** Median milliseconds of one call. */
  readonly kit: number;
  readonly raw: number;
  /** Median over the rounds of kit time / raw time. */
  readonly timeRatio: number;
  /** First and third quartile of that ratio: the noise of the machine. */
  readonly quartiles: readonly [number, number];
  /** Median over the rounds of the processor time that this process took, kit / raw: others hardly change it. */
  readonly cpuRatio: number;
}

/**
 * Times both sides in every round, the first one by turns, so that whatever else the machine does meets both alike.
 * With `--expose-gc` neither side pays for the garbage of the other.
 * @param warmUp rounds before, which are not counted
 */
export async function interleave({ kit, raw }: Pair, rounds: number, warmUp: number): Promise<Ratio> {
  const spent: { readonly kit: Spent; readonly raw: Spent }[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    if (round % 2 === 0) spent.push({ kit: await spentOn(kit), raw: await spentOn(raw) });
    else spent.push({ raw: await spentOn(raw), kit: await spentOn(kit) });
  }
  const counted = spent.slice(warmUp);
  const ratios = counted.map((one) => one.kit.milliseconds / one.raw.milliseconds);
  return {
    kit: median(counted.map((one) => one.kit.milliseconds)),
    raw: median(counted.map((one) => one.raw.milliseconds)),
    timeRatio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    cpuRatio: median(counted.map((one) => one.kit.cpu / one.raw.cpu)),
  };
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  return (await spentOn(work)).milliseconds;
}

/** Milliseconds by the clock, and of this process on a processor. */
interface Spent {
  readonly milliseconds: number;
  readonly cpu: number;
}

async function spentOn(work: () => unknown): Promise<Spent> {
  globalThis.gc?.();
  const cpu = process.cpuUsage();
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { milliseconds, cpu: (user + system) / 1000 };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the given part of the values lies, between neighbours linearly. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at % 1);
}
