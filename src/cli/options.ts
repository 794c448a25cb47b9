import { InvalidArgumentError } from 'commander';
import type { Effort, Family } from '../model.ts';

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
