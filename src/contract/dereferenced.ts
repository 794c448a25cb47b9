import { ContractError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/**
 * A document with what each `$ref` names in its place; keywords beside a `$ref` come on top, as OpenAPI 3.1 has it.
 * @throws ContractError for a reference out of the document, to nothing, or back to itself
 */
export function dereferenced(document: JsonObject): JsonObject {
  const replaced = (node: Json, within: readonly string[]): Json => {
    if (Array.isArray(node)) return node.map((one) => replaced(one, within));
    if (!isObject(node)) return node;
    const { $ref: reference, ...beside } = node;
    if (typeof reference !== 'string') return eachOf(node, within);
    if (within.includes(reference)) throw invalid(`"${reference}" leads back to itself`);
    const named = replaced(nodeAt(document, reference), [...within, reference]);
    return isObject(named) ? { ...named, ...eachOf(beside, within) } : named;
  };
  const eachOf = (node: JsonObject, within: readonly string[]): JsonObject =>
    Object.fromEntries(Object.entries(node).map(([name, value]) => [name, replaced(value, within)]));
  return eachOf(document, []);
}

/** The node that a JSON Pointer in a fragment names (RFC 6901 section 6). */
function nodeAt(document: JsonObject, reference: string): Json {
  if (!reference.startsWith('#'))
    throw new ContractError(
      `the OpenAPI document refers to "${reference}": put that part into the document itself`,
    );
  const keys = pointerOf(reference).split('/').slice(1);
  const node = keys.reduce<Json | undefined>((parent, key) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    return typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
      ? Reflect.get(parent, name)
      : undefined;
  }, document);
  if (node === undefined) throw invalid(`"${reference}" leads to nothing`);
  return node;
}

function pointerOf(reference: string): string {
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    throw invalid(`"${reference}" has a % that begins no character`);
  }
}

function invalid(problem: string): ContractError {
  return new ContractError(`the OpenAPI document is invalid: ${problem}`);
}
