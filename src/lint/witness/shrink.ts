import { isObject } from '../../json.ts';
import type { Json } from '../../model/json.ts';

/** The body with as few keys as still hold, one key after the other. @param holds bounded in time by the caller */
export function shrunk(body: Json, holds: (smaller: Json) => boolean): Json {
  let smallest = body;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerThan(smallest)) {
      if (!holds(smaller)) continue;
      smallest = smaller;
      again = true;
      break;
    }
  }
  return smallest;
}

/** Every body with one key less, the inner ones last. */
function smallerThan(body: Json): Json[] {
  if (!isObject(body)) return [];
  const dropped = Object.keys(body).map((name) =>
    Object.fromEntries(Object.entries(body).filter(([key]) => key !== name)),
  );
  const inner = Object.entries(body).flatMap(([name, value]) =>
    smallerThan(value).map((smaller) => ({ ...body, [name]: smaller })),
  );
  return [...dropped, ...inner];
}
