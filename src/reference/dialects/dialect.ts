import type { Behaviour } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import { type Rule, type Rules, ruleFor, shown } from '../rule.ts';
import type { Entry } from '../store.ts';

/** What one cloud's page says otherwise than the page of the reference server. */
export interface Dialect {
  /** The attributes that an update may carry. */
  readonly rules: Rules;
  /** Keys of a connection that an answer does not have. */
  readonly unshown: readonly string[];
  /** Which connections the cloud can have; all unless given. */
  has?(entry: Entry): boolean;
}

/** A server that speaks a dialect: it refuses every name that its page does not list. */
export function speaking({ rules, unshown, has = () => true }: Dialect): Partial<Behaviour> {
  return {
    rules,
    checkNames: (sent) => {
      const unknown = Object.keys(sent).find((name) => ruleFor(rules, name) === undefined);
      return unknown === undefined
        ? undefined
        : new Refusal('invalid', 'HTTPBadRequest', `Unrecognized attribute(s) ${shown(unknown)}`);
    },
    find: (store, id) => {
      const entry = store.connections.get(id);
      return entry && has(entry) ? entry : undefined;
    },
    present: (connection) => ({
      ipsec_site_connection: Object.fromEntries(
        Object.entries(connection).filter(([name]) => !unshown.includes(name)),
      ),
    }),
  };
}

/** Both rules, the first one first. */
export const both =
  (one: Rule, other: Rule): Rule =>
  (value, store) =>
    one(value, store) ?? other(value, store);

/** A text of so many characters; the value is not quoted, it may be a psk. */
export const lengthFrom =
  (least: number, most: number): Rule =>
  (value) => {
    const { length } = [...String(value)];
    return length < least || length > most
      ? `the string has ${length} characters, not ${least} to ${most}`
      : undefined;
  };
