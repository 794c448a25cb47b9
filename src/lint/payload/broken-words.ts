import type { Constraint } from '../../contract/constraint.ts';
import type { Json } from '../../model/json.ts';
import { plainValue, type Tree } from '../read/tree.ts';
import { meantBy } from './meant.ts';
import { nearest } from './nearest.ts';

/** What is wrong, in one sentence; the value of a secret is never in it. */
export function wordsFor({ place, keyword, value }: Constraint, node: Tree | undefined): string {
  const name = place[0] === 'body' ? 'the body' : place.join('.');
  if (!node) return keyword === 'required' ? `${name} is missing` : `${name} is not there`;
  const shown = shownValue(name, node);
  switch (keyword) {
    case 'type':
      return `${name} is ${shown}; the page has it of type ${[value].flat().join(' or ')}`;
    case 'enum':
      return `${name} is ${shown}, which is none of ${(value as Json[]).join(', ')}`;
    case 'format':
      return `${name} is ${shown}, which is neither an address nor a name`;
    case 'minimum':
      return `${name} is ${shown}, below ${String(value)}`;
    case 'exclusiveMinimum':
      return `${name} is ${shown}; it has to be greater than ${String(value)}`;
    case 'x-greater-than':
      return `${name} is ${shown}, which is not greater than ${(value as { than: string }).than}`;
    case 'x-together':
      return `${(value as string[]).join(' and ')} are sent together, says the page; here is one alone`;
    default:
      return `${name} is ${shown}, against ${keyword} ${JSON.stringify(value)}`;
  }
}

/** What to write instead. */
export function remedy({ keyword, value, place }: Constraint, node: Tree | undefined): string {
  const own = node?.kind === 'scalar' ? node.value : undefined;
  const types = [value].flat();
  if (keyword === 'required') return `Add ${place.at(-1)}.`;
  const meant =
    keyword === 'type' ? types.map((type) => meantBy(own, type)).find((one) => one !== undefined) : undefined;
  if (meant !== undefined)
    return `Write ${String(meant)}${typeof own === 'string' ? ' without quotes' : ''}.`;
  if (keyword === 'enum' && typeof own === 'string') {
    const meant = nearest(own, (value as Json[]).map(String));
    return meant === undefined ? 'Take one of these.' : `Did you mean "${meant}"?`;
  }
  if (keyword === 'x-together') return 'Send both.';
  if (keyword === 'minimum') return `Write ${String(value)} or more.`;
  return 'Write a value that fits.';
}

function shownValue(name: string, node: Tree): string {
  if (node.kind !== 'scalar') return node.kind === 'array' ? 'an array' : 'an object';
  if (node.value === null) return 'null';
  if (typeof node.value === 'number' && !Number.isFinite(node.value)) return 'a number beyond all measure';
  if (name.endsWith('psk')) return `a ${typeof node.value}`;
  const text = JSON.stringify(plainValue(node));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
