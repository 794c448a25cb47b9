import type { Store } from './store.ts';

/** Judges one attribute on its own: what is wrong with the value, or undefined. Never converts. */
export type Rule = (value: unknown, store: Store) => string | undefined;

/** Rules by attribute name. */
export type Rules = Readonly<Record<string, Rule>>;

const MAX_CODE_POINTS = 255;
const MAX_INTEGER = 2 ** 31 - 1;
const LONE_SURROGATE = /\p{Surrogate}/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Any string of up to 255 code points that UTF-8 can carry. The value is not quoted: it may be a psk. */
export const text: Rule = (value) => {
  if (typeof value !== 'string') return `expected a string, received ${kindOf(value)}`;
  if (value.length > 2 * MAX_CODE_POINTS || [...value].length > MAX_CODE_POINTS)
    return `the string exceeds the maximum of ${MAX_CODE_POINTS} characters`;
  return LONE_SURROGATE.test(value)
    ? 'the string holds a lone surrogate, which is not a character'
    : undefined;
};

/** A JSON integer from `minimum` to 2^31-1; 1500.0 and 1.5e3 are the integer 1500 in JSON. */
export const integer =
  (minimum: number): Rule =>
  (value) => {
    if (!Number.isInteger(value)) return `${shown(value)} is not an integer`;
    const number = Number(value);
    return number < minimum || number > MAX_INTEGER
      ? `${number} is not in the range ${minimum} to ${MAX_INTEGER}`
      : undefined;
  };

/** Exactly one of the words. */
export const oneOf =
  (...words: readonly string[]): Rule =>
  (value) =>
    typeof value === 'string' && words.includes(value)
      ? undefined
      : `${shown(value)} is not one of ${words.join(', ')}`;

/** true or false. */
export const flag: Rule = (value) =>
  typeof value === 'boolean' ? undefined : `${shown(value)} is not true or false`;

/** The form of an id; whether such a thing exists is not asked here. */
export const uuid: Rule = (value) =>
  typeof value === 'string' && UUID.test(value) ? undefined : `${shown(value)} is not a UUID`;

/** An object whose members each keep their own rule; none is required, no other is allowed. */
export const members =
  (rules: Rules): Rule =>
  (value, store) => {
    if (!isObject(value)) return `expected an object, received ${kindOf(value)}`;
    for (const [name, member] of Object.entries(value)) {
      const rule = ruleFor(rules, name);
      const complaint = rule === undefined ? 'it is not a known key' : rule(member, store);
      if (complaint !== undefined) return `in ${shown(name)}: ${complaint}`;
    }
    return undefined;
  };

/** The rule of a name, which may come from a client and be `constructor` or `__proto__`. */
export function ruleFor(rules: Rules, name: string): Rule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

/** A JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for an error text: short scalars as they are, everything else by its kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 64 ? 'a long string' : JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
