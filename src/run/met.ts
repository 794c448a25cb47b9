import type { Met } from '../model/account.ts';

/** Texts that were met in two parts of a run, in the order in which they were first met. */
export function plusMet(one: readonly Met[], other: readonly Met[]): readonly Met[] {
  if (other.length === 0) return one;
  const sum = new Map(one.map((met) => [met.text, met]));
  for (const met of other) {
    const known = sum.get(met.text);
    const { text, times, at } = met;
    sum.set(text, known ? { text, times: known.times + times, at: Math.min(known.at, at) } : met);
  }
  return [...sum.values()].sort((a, b) => a.at - b.at);
}

/** Texts met at one place of the plan. */
export function metAt(texts: Iterable<string>, at: number): readonly Met[] {
  return [...texts].reduce<readonly Met[]>((all, text) => plusMet(all, [{ text, times: 1, at }]), []);
}
