import type { Json, JsonObject } from './json.ts';
import type { Case, Written } from './plan.ts';

/** An answer as it was seen, or the reason why there was none. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      /** The body as JSON; absent where it is not JSON. */
      readonly json?: Json;
      readonly ms: number;
    }
  | { readonly kind: 'none'; readonly code: string; readonly ms: number };

/** What stood between a question and its answer: retried, recorded, never charged to the target. */
export interface Disturbance {
  readonly what: string;
  readonly times: number;
}

/** The stored connection as a read showed it; absent where it could not be read. */
export type State = JsonObject | undefined;

/** What an update may carry: what a connection can be put back with. */
export interface Writable {
  /** Each attribute with the keys of its object, if it is one. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Attributes that have to be sent in the same update. */
  readonly together: readonly (readonly string[])[];
}

/** An answer, and what had to be waited out before it. */
export interface Answered {
  readonly answer: Answer;
  readonly disturbances: readonly Disturbance[];
}

/** A step as it went: the answers to its updates, in their order, and the reads after them. */
export interface StepSeen {
  readonly answers: readonly Answered[];
  readonly reads: readonly { readonly connection: Written; readonly state: State }[];
}

/** A case as it went: the state before, the answer, the state after. */
export interface Exchange {
  readonly case: Case;
  readonly connectionId: string;
  readonly before: State;
  /** Absent where the case could not be asked; `unasked` says why. */
  readonly answer?: Answer;
  readonly unasked?: string;
  readonly after: State;
  readonly disturbances: readonly Disturbance[];
  /** Answer status of the twin, when the case has one that was asked. */
  readonly twinStatus?: number;
  /** Of a sequence what came of each step; `answer` is the last one. */
  readonly steps?: readonly StepSeen[];
  /** Of a sequence over two connections: the second one before it. */
  readonly beforeSecond?: State;
}
