import type { Constraint } from '../contract/constraint.ts';
import type { Validator } from '../contract/validator.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';

/**
 * Says whether AJV proves that the body breaks this constraint and nothing else, and its twin breaks nothing. A keyword
 * broken at the same place counts as the same clause: 5 is no string, and so no member of an enumeration of strings.
 */
export function isSingleFault(
  validate: Validator,
  constraint: Constraint,
  body: Json,
  twin: JsonObject,
  stored?: JsonObject,
): boolean {
  const broken = validate(body, stored);
  return (
    broken.includes(constraint) &&
    broken.every(({ place }) => place.join('/') === constraint.place.join('/')) &&
    validate(wrap(twin), stored).length === 0
  );
}
