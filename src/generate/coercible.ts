import type { Constraint } from '../contract/constraint.ts';
import type { Json } from '../model/json.ts';

/** A value of the wrong JSON type that names exactly one value of the right type. */
export interface Lossless {
  readonly value: Json;
  readonly as: Json;
}

/** Values of a wrong type that name `valid` without loss: a lenient server may take them for it. */
export function losslessFor({ value: type }: Constraint, valid: Json): readonly Lossless[] {
  if (type === 'integer') return [{ value: String(valid), as: valid }];
  if (type === 'boolean') {
    return [
      { value: String(valid), as: valid },
      { value: valid ? 1 : 0, as: valid },
    ];
  }
  return [];
}

/** Values of a wrong type that name a value of the right type only with loss. */
export function lossyFor({ value: type }: Constraint, valid: Json): readonly Json[] {
  return type === 'integer' ? [Number(valid) + 0.5, true, Number(valid) + 0.9, false] : [];
}
