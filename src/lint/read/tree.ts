import type { Json } from '../../model/json.ts';

/** A range of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A member of an object: its key as it stands, and its value. */
export interface Member {
  readonly key: Range;
  readonly value: Tree;
}

/** A JSON value with the place of every part of it. An alias of YAML is the very node that it names. */
export type Tree = Range &
  (
    | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Member> }
    | { readonly kind: 'array'; readonly items: readonly Tree[] }
    | { readonly kind: 'scalar'; readonly value: null | boolean | number | string }
  );

/** Where a node stands: keys of objects, indexes of arrays. */
export type TreePath = readonly (string | number)[];

/** The member of an object, if the node is one and has it. */
export function member(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'object' ? tree.members.get(key)?.value : undefined;
}

/** The members of an object; none where the node is something else. */
export function members(tree: Tree | undefined): readonly (readonly [string, Tree])[] {
  return tree?.kind === 'object' ? [...tree.members].map(([key, { value }]) => [key, value] as const) : [];
}

/** The items of an array; none where the node is something else. */
export function items(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'array' ? tree.items : [];
}

/** The text of a node that is one. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** Says whether a node is the boolean true. */
export function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true;
}

/** The node one step below. */
export function child(tree: Tree | undefined, key: string | number): Tree | undefined {
  return tree?.kind === 'array' ? tree.items[Number(key)] : member(tree, String(key));
}

/** The node at a path. */
export function nodeAt(tree: Tree | undefined, path: TreePath): Tree | undefined {
  return path.reduce<Tree | undefined>(child, tree);
}

const values = new WeakMap<Tree, Json>();

/** The plain value of a node; the same node gives the same value, so that aliases are not multiplied. */
export function plainValue(tree: Tree): Json {
  if (tree.kind === 'scalar') return tree.value;
  const known = values.get(tree);
  if (known !== undefined) return known;
  const value =
    tree.kind === 'array'
      ? tree.items.map(plainValue)
      : Object.fromEntries([...tree.members].map(([key, { value: inner }]) => [key, plainValue(inner)]));
  values.set(tree, value);
  return value;
}

/** A JSON Pointer (RFC 6901). */
export function pointerOf(path: TreePath): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
