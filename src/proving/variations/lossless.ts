import { isJsonObject, type JsonObject } from '../json-object.ts';
import { refusing, sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/;
const TRUTHS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  [1, true],
  [0, false],
]);

const asInteger = (value: unknown) =>
  typeof value === 'string' && WHOLE.test(value) ? Number(value) : value;
const asBoolean = (value: unknown) => TRUTHS.get(value) ?? value;

type Conversions = ReadonlyMap<string, (value: unknown) => unknown>;

const converted = (fields: JsonObject, by: Conversions): JsonObject =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, by.get(name)?.(value) ?? value]));

const IN_DPD: Conversions = new Map([
  ['interval', asInteger],
  ['timeout', asInteger],
]);
const IN_CONNECTION: Conversions = new Map([
  ['admin_state_up', asBoolean],
  ['dpd', (value) => (isJsonObject(value) ? converted(value, IN_DPD) : value)],
  ['mtu', asInteger],
]);

const typed = (sent: JsonObject) => converted(sent, IN_CONNECTION);

/** A value of another type that stands for one value of the right type, as "1500" for an mtu, may be converted or refused. */
export const lossless: readonly Variation[] = [
  {
    name: 'lossless-values-converted',
    says: 'an integer in a string, "true", "false", 1 and 0 are stored as what they stand for',
    stage: 'meaning',
    question: 'lossless values',
    wrap: sending(typed),
  },
  {
    name: 'lossless-values-refused',
    says: 'an integer in a string, "true", "false", 1 and 0 are refused',
    stage: 'meaning',
    question: 'lossless values',
    wrap: refusing((sent) => JSON.stringify(typed(sent)) !== JSON.stringify(sent)),
  },
];
