import type { Contract } from '../../contract/contract.ts';
import type { Schema } from '../../contract/schema.ts';
import { members, type Tree } from '../read/tree.ts';
import { wrapper } from './bodies.ts';
import { nearest } from './nearest.ts';

/** A key that the request table does not have there. */
export interface StrangeKey {
  readonly name: string;
  readonly message: string;
  readonly fix: string;
}

/** Keys that are told one by one. */
const most = 50;

/** The keys of an update, or of its `dpd`, that the page does not name, with what was probably meant. */
export function strangeKeys(tree: Tree, place: readonly string[], { update }: Contract): StrangeKey[] {
  const isDpd = place.at(-1) === 'dpd';
  const dpd: Schema = update.properties?.['dpd'] ?? {};
  const [own, other] = isDpd ? [dpd, update] : [update, dpd];
  const known = Object.keys(own.properties ?? {});
  const readOnly = isDpd ? [] : (own['x-read-only'] ?? []);
  const strange = members(tree).filter(([name]) => !known.includes(name) && !readOnly.includes(name));
  const told = strange.slice(0, most).map(([name]) => {
    const shown = JSON.stringify(name.slice(0, 60));
    if (!isDpd && name === wrapper) {
      return { name, message: 'the body is wrapped twice', fix: `Take one ${wrapper} away.` };
    }
    if (Object.hasOwn(other.properties ?? {}, name)) {
      return isDpd
        ? { name, message: `${name} stands under dpd`, fix: `${name} belongs beside dpd.` }
        : { name, message: `${name} stands beside dpd`, fix: `${name} belongs under dpd.` };
    }
    const meant = nearest(name, known);
    return {
      name,
      message: `${shown} is no attribute of an update${isDpd ? "'s dpd" : ''}`,
      fix: meant === undefined ? 'Take it out.' : `Did you mean "${meant}"?`,
    };
  });
  const [next] = strange[most] ?? [];
  const left = strange.length - most;
  const message = `${left} more keys are no attributes of an update${isDpd ? "'s dpd" : ''}`;
  return next === undefined ? told : [...told, { name: next, message, fix: 'Take them out.' }];
}
