import type { Behaviour } from '../behaviour.ts';
import { unwrap } from '../body.ts';
import type { Connection, Update } from '../connection.ts';
import { merge } from '../merge.ts';
import { Refusal } from '../refusal.ts';
import { isObject, members, type Rule, type Rules } from '../rule.ts';
import { dpdRules, rules } from '../rules.ts';
import { type Together, together } from '../together.ts';

/** An attribute, or a member of dpd as `dpd.interval`; several of them at once. */
export type Places = string | readonly string[];

type Test = (value: unknown) => boolean;
type Change = (value: unknown) => unknown;
type Sent = Readonly<Record<string, unknown>>;

/** The rules of some attributes changed. */
export function judging(places: Places, change: (rule: Rule, place: string) => Rule): Partial<Behaviour> {
  const list = [places].flat();
  const changed = (from: Rules, prefix: string): Rules =>
    Object.fromEntries(
      Object.entries(from).map(([name, rule]) => {
        const place = prefix + name;
        return [name, list.includes(place) ? change(rule, place) : rule];
      }),
    );
  return { rules: changed({ ...rules, dpd: members(changed(dpdRules, 'dpd.')) }, '') };
}

/** Values of which `test` is true pass, whatever the rule says. */
export const passing = (places: Places, test: Test): Partial<Behaviour> =>
  judging(places, (rule) => (value, store) => (test(value) ? undefined : rule(value, store)));

/** Values of which `test` is true are refused, whatever the rule says. */
export const refusing = (places: Places, test: Test): Partial<Behaviour> =>
  judging(places, (rule) => (value, store) => (test(value) ? 'not supported' : rule(value, store)));

/** Values of which `test` is true give a 500. */
export const crashing = (places: Places, test: Test): Partial<Behaviour> =>
  judging(places, (rule) => (value, store) => {
    if (test(value)) throw new Error('unexpected value');
    return rule(value, store);
  });

/** Sent values changed before they are judged; undefined takes the attribute out of the update. */
export function reading(places: Places, change: Change): Partial<Behaviour> {
  return {
    unwrap: (body) => {
      const sent = unwrap(body);
      return sent instanceof Refusal ? sent : changedAt(sent, places, change);
    },
  };
}

/** Values judged as they are sent and then changed; undefined leaves the stored value. */
export const keeping = (places: Places, change: Change): Partial<Behaviour> =>
  merging((stored, sent) => merge(stored, changedAt(sent, places, change)));

/** The order of dpd as it is sent, whatever becomes of it. */
export const dpdAsSent: Together = (attempt) =>
  together.dpd({ ...attempt, merged: merge(attempt.entry.connection, attempt.sent) });

/** Another way to merge an update that is judged as it is sent. */
export const merging = (change: (stored: Connection, sent: Update) => Connection): Partial<Behaviour> => ({
  merge: change,
  together: { ...together, dpd: dpdAsSent },
});

function changedAt<T extends Sent>(sent: T, places: Places, change: Change): T {
  const list = [places].flat();
  const changed = (from: Sent, prefix: string): Sent =>
    Object.fromEntries(
      Object.entries(from).flatMap(([name, value]) => {
        const inner = name === 'dpd' && isObject(value) ? changed(value, 'dpd.') : value;
        const after = list.includes(prefix + name) ? change(inner) : inner;
        return after === undefined ? [] : [[name, after]];
      }),
    );
  return changed(sent, '') as T;
}
