import { isJsonObject, type JsonObject } from '../json-object.ts';
import { refusing } from '../sent.ts';
import type { Variation } from '../variation.ts';

const LEAST_TOO_BIG = 2 ** 31;

const texts = (sent: JsonObject): string[] =>
  Object.values(sent).filter((value) => typeof value === 'string');

const numbers = ({ mtu, dpd }: JsonObject): unknown[] => [
  mtu,
  ...(isJsonObject(dpd) ? Object.values(dpd) : []),
];

/** Limits of a server's own where the page sets none. */
export const limits: readonly Variation[] = [
  {
    name: 'name-up-to-64',
    says: 'a name of more than 64 characters is refused',
    stage: 'meaning',
    question: 'length of texts',
    wrap: refusing(({ name }) => typeof name === 'string' && [...name].length > 64),
  },
  {
    name: 'integers-below-2-31',
    says: 'an integer of 2147483648 or more is refused',
    stage: 'meaning',
    wrap: refusing((sent) =>
      numbers(sent).some((value) => typeof value === 'number' && value >= LEAST_TOO_BIG),
    ),
  },
  {
    name: 'control-characters-refused',
    says: 'a text with a control character or half a surrogate pair is refused',
    stage: 'meaning',
    wrap: refusing((sent) => texts(sent).some((text) => /[\p{Cc}\p{Cs}]/u.test(text))),
  },
  {
    name: 'three-byte-characters-only',
    says: 'a text with a character beyond U+FFFF is refused',
    stage: 'meaning',
    wrap: refusing((sent) => texts(sent).some((text) => /[\u{10000}-\u{10ffff}]/u.test(text))),
  },
  {
    name: 'empty-update-refused',
    says: 'an update without any attribute is refused',
    stage: 'meaning',
    wrap: refusing((sent) => Object.keys(sent).length === 0),
  },
];
