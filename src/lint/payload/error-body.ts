import type { Finding } from '../finding.ts';
import { placeOf, type SourceDocument } from '../read/place.ts';
import { member, nodeAt, plainValue, type Tree, type TreePath } from '../read/tree.ts';
import type { Basis } from '../witness/basis.ts';
import { remedy, wordsFor } from './broken-words.ts';

/** Says whether a value is the body of an error, as Neutron and Keystone write it. */
export function isErrorBody(root: Tree): boolean {
  const [ofNeutron, ofKeystone] = [member(root, 'NeutronError'), member(root, 'error')];
  return ofNeutron !== undefined || member(ofKeystone, 'message') !== undefined;
}

/**
 * What the body of an error breaks; undefined where the profile says nothing of such a body, as the page itself does not.
 * @param status where it is known; else the first one whose body has the same key
 */
export function judgeErrorBody(
  document: SourceDocument,
  path: TreePath,
  { contract }: Basis,
  status?: number,
): Finding[] | undefined {
  const tree = nodeAt(document.root, path);
  const own = status === undefined ? statusLike(tree, contract.constraints) : String(status);
  const judge = own === undefined ? undefined : contract.errors[own];
  if (!tree || !judge) return undefined;
  return judge(plainValue(tree)).map((constraint): Finding => {
    const place = constraint.place[0] === 'body' ? [] : constraint.place;
    const node = nodeAt(tree, place);
    const { id, says, source, level } = constraint;
    return {
      rule: id,
      level: level === 'must' ? 'error' : 'warning',
      says,
      source,
      message: wordsFor(constraint, node),
      fix: remedy(constraint, node),
      place: placeOf(document, [...path, ...place]),
      also: [],
    };
  });
}

/** The first status whose body has to have a key that this one has. */
function statusLike(
  tree: Tree | undefined,
  constraints: Basis['contract']['constraints'],
): string | undefined {
  const like = constraints.find(
    ({ side, keyword, pointer, value }) =>
      side.startsWith('error/') && keyword === 'required' && pointer === '' && member(tree, String(value)),
  );
  return like?.side.replace('error/', '');
}
