import type { SourceDocument } from '../read/place.ts';
import { member, members, nodeAt, type Tree, type TreePath, textOf } from '../read/tree.ts';
import type { Library, Located } from '../schema/library.ts';

/** The call as an OpenAPI document describes it. */
export interface Operation {
  readonly at: Located;
  /** The path item around it. */
  readonly item: Located;
  readonly template: string;
}

const template = /\/vpn\/ipsec-site-connections\/\{[^/{}]+\}\/?$/;

/** Says whether a document is an OpenAPI description of any version. */
export function isOpenApi(root: Tree): boolean {
  return textOf(member(root, 'openapi')) !== undefined || textOf(member(root, 'swagger')) !== undefined;
}

/** The version of OpenAPI that a document says it has, where that is not one of 3.0 to 3.2. */
export function foreignVersion(root: Tree): string | undefined {
  const version = textOf(member(root, 'openapi')) ?? textOf(member(root, 'swagger')) ?? '';
  return /^3\.[012]\b/.test(version) ? undefined : version.slice(0, 20);
}

/** The update by its path template and method, whatever the parameter is called; undefined where there is none. */
export function operationIn(document: SourceDocument, library: Library): Operation | undefined {
  const path = templateIn(document);
  if (path === undefined) return undefined;
  const item = followed({ document, path: ['paths', path] }, library);
  const at = item && below(item, 'put');
  return at && { at, item, template: path };
}

/** The path of the call in a document. */
export function templateIn({ root }: SourceDocument): string | undefined {
  return members(member(root, 'paths')).find(([path]) => template.test(path))?.[0];
}

/** The node that a `$ref` leads to, over at most a few steps; the node itself where it is none. */
export function followed(at: Located, library: Library): Located | undefined {
  const found = follow(at, library);
  return typeof found === 'string' ? undefined : found;
}

/** The same, or in words why it leads to nothing. */
export function follow(at: Located, library: Library): Located | string {
  let here = at;
  for (let steps = 0; steps < 20; steps++) {
    const reference = textOf(member(treeOf(here), '$ref'));
    if (reference === undefined) return here;
    const next = library.resolve(reference, here.document);
    if (typeof next === 'string') return next;
    here = next;
  }
  return 'a $ref leads back to itself';
}

/** The node at a place. */
export function treeOf({ document, path }: Located): Tree | undefined {
  return nodeAt(document.root, path);
}

/** A place further down, with what is there; undefined where there is nothing. */
export function below(at: Located, ...path: TreePath): Located | undefined {
  const further = { document: at.document, path: [...at.path, ...path] };
  return treeOf(further) && further;
}

/** The schema of the JSON among the media types of a body. */
export function jsonSchemaOf(body: Located): Located | undefined {
  const content = below(body, 'content');
  const types = members(content && treeOf(content)).map(([type]) => type);
  const json =
    types.find((type) => /^application\/json\b/i.test(type)) ??
    types.find((type) => /^application\/([^;]*\+json|\*)|^\*\/\*/i.test(type));
  return json === undefined ? undefined : below(body, 'content', json, 'schema');
}
