import type { Json } from '../model/json.ts';

const sentences: Record<string, (place: string, value: Json) => string> = {
  type: (place, value) => `${place} is of type ${[value].flat().join(' or ')}`,
  enum: (place, value) => `${place} is one of ${(value as Json[]).join(', ')}`,
  const: (place, value) => `${place} is ${JSON.stringify(value)}`,
  format: (place, value) => `${place} is of format ${String(value)}`,
  minimum: (place, value) => `${place} is at least ${String(value)}`,
  maximum: (place, value) => `${place} is at most ${String(value)}`,
  exclusiveMinimum: (place, value) => `${place} is greater than ${String(value)}`,
  minLength: (place, value) => `${place} has at least ${characters(value)}`,
  maxLength: (place, value) => `${place} has at most ${characters(value)}`,
  pattern: (place, value) => `${place} matches ${String(value)}`,
  required: (place) => `${place} is present`,
  additionalProperties: (place) => `${place} has no keys but the declared ones`,
  'x-expected': (place) => `${place} is present, though optional`,
  'x-closed': (place) => `${place} has no keys but the declared ones`,
  'x-read-only': (place) => `${place} carries no read-only attribute`,
  'x-greater-than': (place, value) => `${place} is greater than ${(value as { than: string }).than}`,
  'x-together': (_place, value) => `${(value as string[]).join(' and ')} are sent together`,
};

/** The short sentence of a schema clause: what holds on a conformant server. No two clauses share one. */
export function titleOf(side: string, path: readonly string[], keyword: string, value: Json): string {
  const place = path[0] === 'body' ? 'the body' : path.join('.');
  const sentence = sentences[keyword]?.(place, value) ?? `${place} keeps ${keyword}`;
  if (side === 'request') return `only an update in which ${sentence} is accepted`;
  const [, status] = side.split('/');
  return status === undefined ? `in an answer ${sentence}` : `in a ${status} answer ${sentence}`;
}

function characters(count: Json): string {
  return count === 1 ? '1 character' : `${String(count)} characters`;
}
