import { Unreadable } from './problem.ts';
import type { Tree } from './tree.ts';

/** Levels of objects and arrays in each other that are read at most. */
export const depthLimit = 200;

/** Values that a file may stand for once its aliases are written out. */
const valueLimit = 3_000_000;

/** @throws Unreadable for what is nested too deep, or grows beyond all measure when its aliases are written out */
export function checkLimits(root: Tree): void {
  const sizes = new Map<Tree, number>();
  const sizeOf = (tree: Tree, depth: number): number => {
    const known = sizes.get(tree);
    if (known !== undefined) return known;
    if (depth > depthLimit) throw tooDeep(tree);
    const inner =
      tree.kind === 'array'
        ? tree.items
        : tree.kind === 'object'
          ? [...tree.members.values()].map(({ value }) => value)
          : [];
    const size = inner.reduce((sum, one) => sum + sizeOf(one, depth + 1), 1);
    sizes.set(tree, size);
    if (size > valueLimit) {
      throw new Unreadable({
        rule: 'file/aliases',
        message: `written out, this stands for more than ${valueLimit} values`,
        fix: 'Take out the aliases that multiply each other.',
        at: tree,
      });
    }
    return size;
  };
  sizeOf(root, 0);
}

/** The error for a text that is nested deeper than it is read. */
export function tooDeep(at?: { start: number; end: number }): Unreadable {
  return new Unreadable({
    rule: 'file/nesting',
    message: `objects and arrays are nested in more than ${depthLimit} levels`,
    fix: 'No body or document of this call needs that: flatten it.',
    ...(at && { at }),
  });
}
