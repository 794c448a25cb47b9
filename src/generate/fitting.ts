import fc from 'fast-check';
import type { Schema } from '../contract/schema.ts';
import type { Json } from '../model/json.ts';
import type { Values } from './kinds.ts';

/** Values that are drawn to see how many of them fit. */
const sampleSize = 200;

/**
 * The texts that fit a schema's length and pattern; undefined where none does. Where few of those drawn fit, only those
 * seen are drawn, so that drawing ends.
 */
export function fitting(schema: Schema, values: Values | undefined): Values | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  const limits = ['minLength', 'maxLength', 'pattern'] as const;
  if (!values || limits.every((keyword) => schema[keyword] === undefined)) return values;
  const form = new RegExp(pattern ?? '', 'u');
  const fits = (value: Json) => {
    const text = String(value);
    const { length } = [...text];
    return length >= minLength && length <= maxLength && form.test(text);
  };
  const telling = values.telling.filter(fits);
  const drawn = fc.sample(values.arbitrary, { numRuns: sampleSize, seed: 1 }).filter(fits);
  const [first] = [...telling, ...drawn];
  if (first === undefined) return undefined;
  return {
    telling: telling.length > 0 ? telling : [first],
    arbitrary:
      drawn.length * 10 > sampleSize
        ? values.arbitrary.filter(fits)
        : fc.constantFrom(...new Set([...telling, ...drawn])),
  };
}
