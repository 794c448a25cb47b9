import { isJsonObject, type JsonObject } from '../json-object.ts';
import { refusing, sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const withoutNulls = (fields: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, name === 'dpd' && isJsonObject(value) ? withoutNulls(value) : value]),
  );

/** The page does not say what null means. */
export const nulls: readonly Variation[] = [
  {
    name: 'null-changes-nothing',
    says: 'an attribute that is null is as good as not sent',
    stage: 'meaning',
    question: 'null',
    wrap: sending(withoutNulls),
  },
  {
    name: 'null-refused',
    says: 'an attribute that is null is refused',
    stage: 'meaning',
    question: 'null',
    wrap: refusing((sent) => JSON.stringify(withoutNulls(sent)) !== JSON.stringify(sent)),
  },
];
