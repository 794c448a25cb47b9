import type { Clause } from '../model/clause.ts';
import type { Json } from '../model/json.ts';
import type { Schema } from './schema.ts';

/** One schema keyword at one place of a body: what an update or an answer can break. */
export interface Constraint extends Clause {
  /** The body it judges: `request`, `response`, or `error/<status>`. */
  readonly side: string;
  /** Property path inside `ipsec_site_connection`, e.g. `['dpd', 'interval']`; `['ipsec_site_connection']` is the object itself, `['body']` the whole. */
  readonly place: readonly string[];
  readonly keyword: string;
  /** The keyword's value; for `required` and `x-expected` the property's name. */
  readonly value: Json;
  readonly schema: Schema;
  /** JSON Pointer of the node where the keyword stands, as AJV reports it. */
  readonly pointer: string;
}

/** The clause of a constraint: what a report says of it, without the schema it was derived from. */
export function clauseOf({ id, level, origin, says, source, title }: Constraint): Clause {
  return { id, level, origin, says, source, title };
}
