import { isObject, sameJson } from '../json.ts';
import type { State } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { isMasked, storedAs } from './stored.ts';

/** Attributes that a server may change by itself at any moment. */
const volatile = new Set(['status']);

/** The documented keys of attributes that are objects: beside them a vendor may show keys of its own. */
const keys: Readonly<Record<string, readonly string[]>> = { dpd: ['action', 'interval', 'timeout'] };

/**
 * The documented attributes that differ between two reads, as `name: before -> after`; values of secrets are left out.
 * @param names attributes to compare; vendor fields are never compared
 */
export function changesBetween(before: State, after: State, names: readonly string[]): string[] {
  return names
    .filter((name) => !volatile.has(name))
    .filter((name) => !same(before, after, name))
    .map((name) =>
      name === 'psk' ? 'psk changed' : `${name}: ${show(before, name)} -> ${show(after, name)}`,
    );
}

function same(before: State, after: State, name: string): boolean {
  if (sameJson(before?.[name], after?.[name])) return true;
  const left = documented(before, name);
  const right = documented(after, name);
  if (name === 'peer_cidrs' && Array.isArray(left) && Array.isArray(right)) {
    const sorted = (networks: Json[]) => networks.map((network) => JSON.stringify(network)).sort();
    return sameJson(sorted(left), sorted(right));
  }
  if (name === 'psk' && bothMasked(left, right)) return true;
  return storedAs([name], left, right);
}

/** Two masks say nothing of what is behind them; an empty text may be the psk itself. */
function bothMasked(left: Json | undefined, right: Json | undefined): boolean {
  return [left, right].every((value) => typeof value === 'string' && value !== '' && isMasked(value));
}

function documented(state: State, name: string): Json | undefined {
  const value = state?.[name];
  const known = keys[name];
  return known && isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => known.includes(key)))
    : value;
}

function show(state: State, name: string): string {
  const text = JSON.stringify(state?.[name]) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
