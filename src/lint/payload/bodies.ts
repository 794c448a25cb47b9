import { items, member, members, type Tree, type TreePath } from '../read/tree.ts';
import type { Side } from '../schema/other-side.ts';

/** A body in a file. */
export interface FoundBody {
  readonly side: Side;
  /** Where the body as a whole stands. */
  readonly path: TreePath;
  /** `update`: of this call. The others carry the same object, and the page does not speak of them. */
  readonly call: 'update' | 'creation' | 'list';
}

export const wrapper = 'ipsec_site_connection';

/** Attributes that only an answer carries. */
const ofAnswers = ['id', 'status', 'route_mode', 'auth_mode', 'tenant_id', 'project_id'];

/** Attributes that an update does not carry, and a creation has to. */
const ofCreations = ['vpnservice_id', 'ikepolicy_id', 'ipsecpolicy_id'];

const telling = ['peer_address', 'peer_id', 'psk', 'initiator', 'mtu', 'dpd'];

/** The bodies of this call in a value: itself, or the items of an array. @param as takes every object for such a body */
export function bodiesIn(root: Tree, as: Side | undefined, path: TreePath = []): FoundBody[] {
  if (root.kind === 'array' && path.length === 0) {
    return root.items.flatMap((item, index) => bodiesIn(item, as, [index]));
  }
  const inner = member(root, wrapper);
  if (inner) {
    const has = (name: string) => member(inner, name) !== undefined;
    const side = as ?? (ofAnswers.filter(has).length >= 3 ? 'response' : 'request');
    const created = side === 'request' && as === undefined && ofCreations.every(has);
    return [{ side, path, call: created ? 'creation' : 'update' }];
  }
  const list = member(root, `${wrapper}s`);
  if (list?.kind === 'array') {
    return items(list).map((_, index) => ({
      side: 'response' as const,
      path: [...path, `${wrapper}s`, index],
      call: 'list' as const,
    }));
  }
  const names = members(root).map(([name]) => name);
  const isBare = telling.filter((name) => names.includes(name)).length >= 2;
  if (as === undefined && !isBare) return [];
  return [{ side: as ?? 'request', path, call: 'update' }];
}
