import { reachOf } from '../check/reach.ts';
import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Answer } from '../model/exchange.ts';
import { shownIn } from '../shown.ts';

/** More names of undocumented attributes are not recorded. */
export const mostUndocumented = 100;

/** Attributes of a successful answer that the response schema does not have, with those of `dpd`. */
export function strangersIn(answer: Answer | undefined, { connection }: Contract): string[] {
  const shown = shownIn(answer);
  if (!shown || reachOf(answer) !== 'ok') return [];
  const known = connection.properties ?? {};
  return Object.entries(shown).flatMap(([name, value]) => {
    if (!Object.hasOwn(known, name)) return [name];
    const inner = known[name]?.properties;
    if (!inner || !isObject(value)) return [];
    return Object.keys(value)
      .filter((key) => !Object.hasOwn(inner, key))
      .map((key) => `${name}.${key}`);
  });
}
