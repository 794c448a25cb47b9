import { showing } from '../answered.ts';
import type { Handler } from '../handler.ts';
import type { JsonObject } from '../json-object.ts';
import { sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const OWN_LIMIT = 255;
const FREE_TEXTS = new Set(['description', 'local_id', 'name', 'peer_id', 'psk']);

const replaced = (fields: JsonObject, replace: (text: string) => string): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && FREE_TEXTS.has(name) ? replace(value) : value,
    ]),
  );

/** Long texts are kept apart, under a short name each, so that the handler's own limit does not meet them. */
const keptApart = (next: Handler): Handler => {
  const kept = new Map<string, string>();
  const put = (text: string) => {
    if (text.length <= OWN_LIMIT) return text;
    const key = `long text ${kept.size}`;
    kept.set(key, text);
    return key;
  };
  const get = (text: string) => kept.get(text) ?? text;
  const shown = showing((fields) => replaced(fields, get))(next);
  return sending((sent) => replaced(sent, put))(shown);
};

/** The page sets no limit to the length of a text. */
export const longTexts: readonly Variation[] = [
  {
    name: 'long-texts-accepted',
    says: 'a name, description, identity or psk of any length is accepted',
    stage: 'meaning',
    question: 'length of texts',
    unlawfulIn: ['otc'],
    wrap: keptApart,
  },
];
