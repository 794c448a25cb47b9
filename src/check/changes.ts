import type { State } from '../model.ts';
import { storedAs } from './stored.ts';

/** Attributes that a server may change by itself at any moment. */
const volatile = new Set(['status']);

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
  const left = before?.[name];
  const right = after?.[name];
  if (left === undefined && right === undefined) return true;
  if (name === 'peer_cidrs' && Array.isArray(left) && Array.isArray(right)) {
    return storedAs([name], [...left].map(String).sort(), [...right].map(String).sort());
  }
  return left !== undefined && storedAs([name], left, right);
}

function show(state: State, name: string): string {
  const text = JSON.stringify(state?.[name]) ?? 'absent';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
