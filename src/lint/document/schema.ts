import { member, members, type Tree, textOf } from '../read/tree.ts';
import { type Dialect, dialectOf } from '../schema/dialect.ts';
import type { Side } from '../schema/other-side.ts';

/** A JSON Schema that describes a body of this call, or the object inside its wrapper. */
export interface RecognisedSchema {
  readonly side: Side;
  readonly dialect: Dialect;
  readonly wrapped: boolean;
}

const wrapper = 'ipsec_site_connection';

/** Attributes that an update carries; a schema that declares some of them is about this object. */
const telling = ['peer_address', 'peer_id', 'psk', 'initiator', 'mtu', 'dpd'];

/** Attributes that only answers carry. */
const ofAnswers = ['status', 'route_mode', 'auth_mode', 'project_id', 'tenant_id', 'id'];

/** What a JSON Schema is about, by what it declares; undefined where that is something else. */
export function recognisedSchema(root: Tree): RecognisedSchema | undefined {
  if (!isSchema(root)) return undefined;
  const dialect = dialectOf(textOf(member(root, '$schema')));
  const declared = declaredNames(root, root, 0);
  const inner = declared.get(wrapper);
  const names = new Set(inner ? declaredNames(inner, root, 0).keys() : declared.keys());
  if (!inner && telling.filter((name) => names.has(name)).length < 2) return undefined;
  const answers = ofAnswers.filter((name) => names.has(name)).length;
  return { side: answers >= 2 ? 'response' : 'request', dialect, wrapped: inner !== undefined };
}

function isSchema(root: Tree): boolean {
  const words = ['$schema', '$ref', 'properties', 'allOf', 'anyOf', 'oneOf', '$defs', 'definitions'];
  return words.some((word) => member(root, word) !== undefined) && member(root, wrapper) === undefined;
}

/** The properties that a schema declares itself, through its own references, and through what it is composed of. */
function declaredNames(tree: Tree, root: Tree, depth: number): Map<string, Tree> {
  const found = new Map(members(member(tree, 'properties')));
  if (depth > 8) return found;
  const reference = textOf(member(tree, '$ref'));
  const target = reference?.startsWith('#/')
    ? reference
        .slice(2)
        .split('/')
        .reduce<Tree | undefined>((node, key) => member(node, decodeKey(key)), root)
    : undefined;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = member(tree, keyword);
    return list?.kind === 'array' ? list.items : [];
  });
  for (const part of target ? [target, ...parts] : parts) {
    for (const [name, value] of declaredNames(part, root, depth + 1))
      if (!found.has(name)) found.set(name, value);
  }
  return found;
}

function decodeKey(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
