import type { Json } from '../../model/json.ts';

const words = new Map<Json, boolean>([
  ...['true', 't', 'yes', 'y', 'on', '1', 1].map((one) => [one, true] as const),
  ...['false', 'f', 'no', 'n', 'off', '0', 0].map((one) => [one, false] as const),
]);

/** The value of a type that another value names, as servers read it: 2000 for "2000", true for "True", "yes" and 1. */
export function meantBy(value: Json | undefined, type: Json): Json | undefined {
  const plain = typeof value === 'string' ? value.trim().toLowerCase() : (value ?? null);
  if (type === 'boolean') return words.get(plain);
  return type === 'integer' && typeof plain === 'string' && /^[+-]?\d+$/.test(plain)
    ? Number(plain)
    : undefined;
}
