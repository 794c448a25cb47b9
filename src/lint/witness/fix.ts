import type { Contract } from '../../contract/contract.ts';
import type { Json } from '../../model/json.ts';
import type { Difference } from './differences.ts';
import { addedKey } from './response-questions.ts';

/** What to change in the schema for what has one cause: a sentence for each change, three at most. */
export function fixFor(differences: readonly Difference[], contract: Contract): string {
  const names = differences
    .filter(isAbsent)
    .map(({ clause: { id } }) => JSON.stringify(id.split('/').at(-2)));
  const changes = differences.map((one) =>
    isAbsent(one)
      ? `Require ${names.join(', ')}.`
      : one.kind === 'stricter'
        ? widen(one)
        : narrow(one, contract),
  );
  const typed = changes.some((one) => one.startsWith('Give it the type'));
  const distinct = new Set(changes.filter((one) => !typed || one !== allowType));
  return [...distinct].slice(0, 3).join(' ');
}

const allowType = 'Allow the type that the value has.';

/** A declared property that has to be there, and may be left out. */
function isAbsent({ kind, clause: { id }, cause: { missing } }: Difference): boolean {
  return (
    kind === 'looser' &&
    id.endsWith('/required') &&
    (missing === undefined || missing !== id.split('/').at(-2))
  );
}

function widen({ cause: { keyword, error } }: Difference): string {
  const params = (error?.params ?? {}) as Record<string, Json>;
  switch (keyword) {
    case 'required':
      return `Take "${String(params['missingProperty'])}" out of required.`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return params['additionalProperty'] === addedKey || params['unevaluatedProperty'] === addedKey
        ? 'Leave the object open: a cloud may add keys to its answers.'
        : `Declare the property "${String(params['additionalProperty'] ?? params['unevaluatedProperty'])}".`;
    case 'type':
      return allowType;
    case 'enum':
    case 'const':
      return 'Add the value to the list.';
    case 'false schema':
      return 'Allow the property.';
    default:
      return `Widen or drop ${keyword} here.`;
  }
}

function narrow({ cause: { missing }, clause: { id } }: Difference, contract: Contract): string {
  const constraint = contract.constraints.find((one) => one.id === id.replace(/\/loss(less|y)$/, ''));
  if (!constraint) return 'Refuse the body.';
  const { keyword, value, place } = constraint;
  const name = place.at(-1) ?? '';
  if (missing !== undefined) {
    const side = id.split('/')[0];
    const needed = contract.constraints.some((one) => one.id === `${side}/${place.join('/')}/required`);
    return `Declare the property "${missing}"${needed && missing === name ? ' and require it' : ''}.`;
  }
  switch (keyword) {
    case 'type':
      return `Give it the type ${[value].flat().join(' or ')}${/lossless|^request/.test(id) ? ' alone' : ''}.`;
    case 'enum':
      return `List the members and no other: ${(value as Json[]).join(', ')}.`;
    case 'format':
      return 'Allow addresses and host names only: an anyOf of the formats ipv4, ipv6 and hostname.';
    case 'x-closed':
      return 'Say additionalProperties: false.';
    case 'x-read-only':
      return 'Leave the read-only properties out, and say additionalProperties: false.';
    case 'x-together':
      return 'Say dependentRequired for both.';
    default:
      return `Say ${keyword}: ${JSON.stringify(value)}.`;
  }
}
