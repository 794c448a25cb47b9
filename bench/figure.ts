import { interleave, type Pair } from './ratio.ts';

/** One line of the result. `aim` is what is hoped for; nothing fails where it is missed. */
export interface Figure {
  readonly name: string;
  readonly unit: '/s' | 'ms' | 's' | 'MB';
  readonly kit: number;
  /** The same work without the kit; absent where there is nothing to compare with. */
  readonly raw?: number;
  readonly ratio?: number;
  /** First and third quartile of the ratio over the rounds. */
  readonly quartiles?: readonly [number, number];
  /** The same ratio by processor time: what other processes do hardly changes it. */
  readonly cpuRatio?: number;
  readonly aim?: string;
}

/** Rounds until the code is compiled as far as it will be. */
const warmUp = 10;

/** What is compared: `pieces` is the work in one call of either side, `least` the ratio hoped for. */
export interface Comparison {
  readonly name: string;
  readonly pieces: number;
  readonly least?: number;
}

/** Speed of the kit as a part of the raw speed: 1 is as fast. */
export async function speed(
  { name, pieces, least }: Comparison,
  pair: Pair,
  rounds: number,
): Promise<Figure> {
  const { kit, raw, timeRatio, quartiles, cpuRatio } = await interleave(pair, rounds, warmUp);
  const [low, high] = quartiles;
  return {
    name,
    unit: '/s',
    kit: (pieces / kit) * 1000,
    raw: (pieces / raw) * 1000,
    ratio: 1 / timeRatio,
    quartiles: [1 / high, 1 / low],
    cpuRatio: 1 / cpuRatio,
    ...(least !== undefined && { aim: `ratio >= ${least}` }),
  };
}

/** The figures as a table for people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, unit, kit, raw, ratio, quartiles, cpuRatio, aim }) => [
    name,
    amount(kit, unit),
    raw === undefined ? '' : amount(raw, unit),
    ratio?.toFixed(2) ?? '',
    quartiles?.map((one) => one.toFixed(2)).join('..') ?? '',
    cpuRatio?.toFixed(2) ?? '',
    aim ?? '',
  ]);
  const lines = [['', 'kit', 'raw', 'ratio', 'quartiles', 'by CPU', 'aim'], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line.map((cell, n) => (n === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[n] ?? 0))),
    )
    .map((line) => `${line.join('  ').trimEnd()}\n`)
    .join('');
}

function amount(value: number, unit: Figure['unit']): string {
  const shown = unit === 's' ? value.toFixed(2) : Math.round(value).toLocaleString('en');
  return `${shown} ${unit}`.replace(' /s', '/s');
}
