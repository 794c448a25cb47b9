import { child, isTrue, member, nodeAt, type Tree, textOf } from '../read/tree.ts';
import type { Library } from './library.ts';

/** The side of an exchange: `readOnly` properties are not required of a request, `writeOnly` ones not of an answer. */
export type Side = 'request' | 'response';

/** Says whether a schema marks a property, or what it refers to, as one of the other side. */
export function isOfOtherSide(
  schema: Tree,
  name: string,
  side: Side,
  resolve: (reference: string) => ReturnType<Library['resolve']>,
): boolean {
  const property = child(member(schema, 'properties'), name);
  const reference = textOf(member(property, '$ref'));
  const target = reference === undefined ? undefined : resolve(reference);
  const referred = typeof target === 'object' ? nodeAt(target.document.root, target.path) : undefined;
  return [property, referred].some((one) =>
    isTrue(member(one, side === 'request' ? 'readOnly' : 'writeOnly')),
  );
}
