import { InvalidArgumentError } from 'commander';
import type { Effort, Family, Shard } from '../model/plan.ts';

/** Parses a whole number within bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`"${text}" is not a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

/** Parses requests in a second. */
export function perSecond(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value < 0.1 || value > 1000) {
    throw new InvalidArgumentError(`"${text}" is not a number from 0.1 to 1000.`);
  }
  return value;
}

/** Parses one of a few words. */
export function oneOf<T extends string>(...words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((one) => one === text);
    if (word === undefined) throw new InvalidArgumentError(`"${text}" is not one of ${words.join(', ')}.`);
    return word;
  };
}

/** Parses an IP version. */
export function family(text: string): Family {
  if (text !== '4' && text !== '6') throw new InvalidArgumentError(`"${text}" is not an IP version: 4 or 6.`);
  return text === '4' ? 4 : 6;
}

export const efforts: readonly Effort[] = ['quick', 'standard', 'deep'];

/** Collects a repeatable option. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** More shards than this are a slip: no plan has as many cases. */
const mostShards = 10_000;

/** Parses `2/4`, or `4` where the environment of a Kubernetes Indexed Job says which one of them. */
export function shard(text: string): Shard {
  const [, nth, count] = /^(?:(\d+)\/)?(\d+)$/.exec(text) ?? [];
  const completed = process.env['JOB_COMPLETION_INDEX'];
  if (nth === undefined && count !== undefined && !/^\d+$/.test(completed ?? '')) {
    throw new InvalidArgumentError(
      `"${text}" does not say which shard: give 1/${count}, or set JOB_COMPLETION_INDEX.`,
    );
  }
  const [index, of] = [nth === undefined ? Number(completed) + 1 : Number(nth), Number(count)];
  if (!(index >= 1 && index <= of && of <= mostShards)) {
    throw new InvalidArgumentError(
      `"${nth === undefined && count !== undefined ? `${index}/${count}` : text}" is not a shard: give 2/4 for the second of four.`,
    );
  }
  return { index, of };
}
