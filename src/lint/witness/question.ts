import type { Constraint } from '../../contract/constraint.ts';
import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../json.ts';
import type { Clause, Level } from '../../model/clause.ts';
import type { Json } from '../../model/json.ts';
import { unwrapped } from '../../wrapper.ts';

/** A body that a foreign schema is asked about, and what the page makes of it. */
export interface Question {
  readonly clause: Clause;
  readonly body: Json;
  /** Absent for a body that breaks nothing. */
  readonly breaks?: { readonly place: readonly string[]; readonly keyword: string };
}

/** The questions of one side, and the page's own word on any body. */
export interface Questions {
  readonly side: 'request' | 'response';
  readonly valid: readonly Question[];
  readonly breaking: readonly Question[];
  /** What the page shows as an example. */
  readonly shown: Json;
  /** A valid body that the breaking ones differ from in one place: the example, or what is left of it. */
  readonly base: Json;
  /** The constraints that a body breaks. */
  judge(body: Json): readonly Constraint[];
  /** Says whether the page states that a body is valid; false also for what it leaves open. */
  isStatedValid(body: Json): boolean;
}

/** Keywords of the contract that JSON Schema has no word for: no schema is accused over them. */
const inexpressible = new Set(['x-greater-than', 'x-expected']);

/** Says whether a schema can be held against a constraint at all. */
export function isAskable({ keyword, level }: { keyword: string; level: Level }): boolean {
  return level !== 'info' && !inexpressible.has(keyword);
}

/**
 * What the page leaves open of a valid body: an update of nothing, and a `dpd` without a key whose row is not marked as
 * optional, where the profile does not say that the stored one is kept.
 */
export function isLeftOpen(contract: Contract, mergesDpd: boolean, body: Json): boolean {
  const update = unwrapped(body);
  if (!update || Object.keys(update).length === 0) return true;
  const { dpd } = update;
  const rows = contract.connection.properties?.['dpd']?.required ?? [];
  return isObject(dpd) && !mergesDpd && rows.some((name) => !Object.hasOwn(dpd, name));
}
