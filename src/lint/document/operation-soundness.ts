import type { Finding } from '../finding.ts';
import { placeOf, type SourceDocument } from '../read/place.ts';
import { isTrue, items, member, members, type Tree, textOf } from '../read/tree.ts';
import type { Library, Located } from '../schema/library.ts';
import { below, follow, followed, jsonSchemaOf, type Operation, treeOf } from './operation.ts';
import { documentFinding } from './schema-soundness.ts';

/** What OpenAPI asks of an operation, and readers of OpenAPI let pass: its own id, its path parameters. */
export function operationSoundness(
  operation: Operation,
  document: SourceDocument,
  library: Library,
): Finding[] {
  const { at, item } = operation;
  const parts = [
    ...[at, item].flatMap((one) => partsOf(one, 'parameters')),
    ...[below(at, 'requestBody') ?? []].flat(),
    ...partsOf(at, 'responses'),
  ];
  return [
    ...sameIds(operation, document),
    ...pathParameters(operation, library),
    ...parts.flatMap((one) => deadReference(one, library)),
  ];
}

function partsOf(at: Located, name: string): Located[] {
  const parts = below(at, name);
  const tree = parts && treeOf(parts);
  const keys = tree?.kind === 'array' ? tree.items.keys() : members(tree).map(([key]) => key);
  return [...keys].flatMap((key) => below(at, name, key) ?? []);
}

/** A part that is a `$ref` to nothing. */
export function deadReference(at: Located, library: Library): Finding[] {
  const found = follow(at, library);
  return typeof found === 'string' ? [referenceFinding(at, found)] : [];
}

/** A `$ref` that cannot be followed, and why. */
export function referenceFinding(at: Located, why: string): Finding {
  const fix = 'Let the $ref lead to something that can be read.';
  return documentFinding(at, '$ref', 'reference', 'error', why, fix);
}

function sameIds({ at, template }: Operation, document: SourceDocument): Finding[] {
  const id = textOf(member(treeOf(at), 'operationId'));
  if (id === undefined) return [];
  const others = members(member(document.root, 'paths')).flatMap(([path, item]) =>
    members(item)
      .filter(
        ([method, one]) =>
          textOf(member(one, 'operationId')) === id && !(path === template && method === 'put'),
      )
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  const [first] = others;
  if (first === undefined) return [];
  const message = `operationId "${id}" is also that of ${first}`;
  return [documentFinding(at, 'operationId', 'operation-id', 'error', message, 'Give each its own.')];
}

function pathParameters({ at, item, template }: Operation, library: Library): Finding[] {
  const declared = [at, item].flatMap((one) => parametersOf(one, library));
  return [...template.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name = '']) => {
    const parameter = declared.find(({ tree }) => textOf(member(tree, 'name')) === name);
    if (!parameter) {
      const message = `the path has {${name}}, and no parameter of that name is described`;
      const fix = `Describe a parameter "${name}" in path, required, of type string.`;
      return [{ ...documentFinding(at, 'parameters', 'path-parameter', 'error', message, fix) }];
    }
    if (isTrue(member(parameter.tree, 'required'))) return [];
    const message = `the path parameter ${name} is not marked as required`;
    return [documentFinding(parameter.at, 'name', 'path-parameter', 'error', message, 'Say required: true.')];
  });
}

/** The path parameters that are described at a place. */
function parametersOf(at: Located, library: Library): { readonly at: Located; readonly tree: Tree }[] {
  const list = below(at, 'parameters');
  return items(list && treeOf(list)).flatMap((_, index) => {
    const own = below(at, 'parameters', index);
    const target = own && followed(own, library);
    const tree = target && treeOf(target);
    return target && tree && textOf(member(tree, 'in')) === 'path' ? [{ at: target, tree }] : [];
  });
}

/** The examples beside the schema of a JSON body. */
export function mediaExamples(body: Located, library: Library): Located[] {
  const schema = jsonSchemaOf(body);
  if (!schema) return [];
  const media = { document: schema.document, path: schema.path.slice(0, -1) };
  const named = members(member(treeOf(media), 'examples')).flatMap(([name]) => {
    const own = below(media, 'examples', name);
    const target = own && followed(own, library);
    return (target && below(target, 'value')) ?? [];
  });
  return [...(below(media, 'example') ? [{ ...media, path: [...media.path, 'example'] }] : []), ...named];
}

/** An example that the schema beside it refuses. */
export function refusedExample(at: Located): Finding {
  const message = 'the example is refused by the schema beside it';
  const { document, path } = at;
  return {
    ...documentFinding(at, '', 'example', 'warning', message, 'Change the one or the other.'),
    place: placeOf(document, path),
  };
}
