import type { ErrorObject } from 'ajv/dist/2020.js';
import { pointerOf } from '../read/tree.ts';
import type { Located } from '../schema/library.ts';
import type { NormalSchema } from '../schema/normal.ts';
import { keywordAt, responsibleFor } from '../schema/responsible.ts';
import type { Question } from './question.ts';

/** Why a foreign schema parts from the page: a node of it, and what is wrong there. */
export interface Cause {
  readonly key: string;
  readonly at: Located;
  /** What refuses, or what fails to: a keyword of JSON Schema, or of the contract. */
  readonly keyword: string;
  /** A property that no node declares. */
  readonly missing?: string;
  readonly error?: ErrorObject;
}

/** The node by which a valid body is refused: the outermost choice on the way, else the node that says no. */
export function causeOfRefusal(errors: readonly ErrorObject[], { origins }: NormalSchema): Cause | undefined {
  const known = errors.filter(({ parentSchema }) => parentSchema && origins.has(parentSchema));
  const choice = known.find(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const error = choice ?? known.find(({ keyword }) => keyword !== 'if') ?? known[0];
  const node = error?.parentSchema && origins.get(error.parentSchema);
  if (!error || !node) return undefined;
  const { keyword } = error;
  return { key: keyOf(node), at: keywordAt(node, keyword), keyword, error };
}

/** The node that should have refused a body. */
export function causeOfAcceptance(
  { breaks }: Question,
  normal: NormalSchema,
  wrapped: boolean,
): Cause | undefined {
  if (!breaks) return undefined;
  const { place, keyword } = breaks;
  const inside = place[0] === 'body' ? [] : place[0] === 'ipsec_site_connection' ? place : inWrapper(place);
  const ofObject = keyword === 'required' ? inside.slice(0, -1) : inside;
  const found = responsibleFor(normal, wrapped ? ofObject : ofObject.slice(1), keyword);
  if (!found) return undefined;
  const { at, missing } = found;
  if (missing !== undefined) {
    return { key: `${keyOf(at)}?${missing}`, at: keywordAt(at, 'properties'), keyword, missing };
  }
  const undeclared =
    keyword === 'required'
      ? responsibleFor(normal, wrapped ? inside : inside.slice(1), keyword)?.missing
      : undefined;
  return {
    key: undeclared === undefined ? keyOf(at) : `${keyOf(at)}?${undeclared}`,
    at: keywordAt(at, keyword),
    keyword,
    ...(undeclared !== undefined && { missing: undeclared }),
  };
}

function inWrapper(place: readonly string[]): readonly string[] {
  return ['ipsec_site_connection', ...place];
}

function keyOf({ document, path }: Located): string {
  return `${document.source.file}#${pointerOf(path)}`;
}
