import type { Foreigner } from './clause.ts';
import type { Json, JsonObject } from './json.ts';

/** IP version of the connection's local side. */
export type Family = 4 | 6;

export type Effort = 'quick' | 'standard' | 'deep';

/** What a plan needs to know of the target. The same values give the same plan. */
export interface TargetParameters {
  readonly family: Family;
  /** A name that the target resolves; without it the cases with names are not asked. */
  readonly fqdn?: string;
  /** The two endpoint groups that the connection has; without them their cases are not asked. */
  readonly endpointGroups?: { readonly local: string; readonly peer: string };
  /** Attributes whose stored values cannot be read, and so could not be put back: they are never written. */
  readonly hidden: readonly string[];
  /** Whose tokens are at hand; without them their cases are not asked. */
  readonly foreigners?: readonly Foreigner[];
  /** Nothing is sent that a tunnel would feel if it were carried out. */
  readonly gentle?: true;
  /** A second connection may be written too, but for the attributes of it that are hidden. */
  readonly second?: { readonly hidden: readonly string[] };
  /** Updates may be sent at the same time. */
  readonly races?: true;
}

/** What is expected of the answer to a case. */
export type Expectation =
  /** A valid update: it is carried out. */
  | { readonly kind: 'accepted' }
  /** An invalid one: it is refused. `exact`: with this status and no other; `tolerated` ones are remarked on. */
  | {
      readonly kind: 'refused';
      readonly status: 400 | 401 | 404;
      readonly exact?: true;
      readonly tolerated?: readonly number[];
    }
  /** A value of another JSON type that names the right one: refused, or accepted and stored as `as`. */
  | { readonly kind: 'coerced'; readonly as: JsonObject }
  /** Any clean answer: neither a 5xx nor a dropped connection. */
  | { readonly kind: 'clean' }
  /** The page is silent: whatever comes is recorded. */
  | { readonly kind: 'observed' }
  /** Of a sequence: each read shows what the updates before it add up to, those sent at the same time in any order. */
  | { readonly kind: 'explained' }
  /** Of a sequence over two connections: each of them only ever has values that it had, or that it was sent. */
  | { readonly kind: 'apart' };

/** A request of a case. `raw` is sent as it stands, and is used where JSON.stringify cannot say it. */
export interface CaseRequest {
  readonly body?: Json;
  readonly raw?: string;
  readonly token: 'own' | 'none' | 'never-issued' | Foreigner;
  readonly connection: Written | 'unknown';
}

/** A connection that is written: the one that was named, or the second one beside it. */
export type Written = 'named' | 'second';

/** An update of a sequence, and whether the page calls it valid. */
export interface SequenceUpdate {
  readonly request: CaseRequest;
  readonly valid: boolean;
}

/** A step of a sequence: updates that are sent at the same time, and what is read once all of them are answered. */
export interface Step {
  readonly updates: readonly SequenceUpdate[];
  readonly reads: readonly Written[];
}

/** One request, or a sequence of them, and what is expected of it. */
export interface Case {
  /** `<clause id>#<n>`, unique in a plan. */
  readonly id: string;
  readonly clause: string;
  /** Attribute values that the connection has to have before the request. */
  readonly given?: JsonObject;
  /** Of a sequence the last one. */
  readonly request: CaseRequest;
  readonly steps?: readonly Step[];
  readonly expect: Expectation;
  /** The valid case, equal but for the broken clause, that has to be accepted in the same run. */
  readonly twin?: string;
}

/** A part of a plan: number `index`, from 1, of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Everything that is sent in a run, in order. Plain JSON: its digest is the plan's identity. */
export interface Plan {
  readonly seed: number;
  readonly effort: Effort;
  readonly profile: string;
  readonly kit: string;
  readonly contract: string;
  readonly parameters: TargetParameters;
  /** An id and a token that nobody issued. */
  readonly strangers: { readonly connection: string; readonly token: string };
  readonly cases: readonly Case[];
  /** Clauses that this plan cannot ask, with the reason. */
  readonly notAsked: Readonly<Record<string, string>>;
}
