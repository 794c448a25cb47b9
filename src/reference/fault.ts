import type { Behaviour } from './behaviour.ts';

/** A request as it goes over the wire; header names are in lower case. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** An answer as it comes over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request on; undefined where the connection is dropped without an answer. */
export type Send = (request: WireRequest) => Promise<WireAnswer | undefined>;

/** Something between client and server that changes what passes: it works in front of any target. */
export type Wire = (request: WireRequest, send: Send) => Promise<WireAnswer | undefined>;

/** What goes wrong. */
export type FaultKind =
  | 'accepts what is invalid'
  | 'refuses what is valid'
  | 'merges wrongly'
  | 'stores on refusal'
  | 'lies in the answer'
  | 'wrong status'
  | 'wrong type in the answer'
  | 'breaks on content'
  | 'reads late'
  | 'changes what is stored'
  | 'lets anybody in'
  | 'fails in a sequence'
  | 'mixes connections up'
  | 'fails under concurrency';

/** One switchable defect. Exactly one of `behave` and `wire` is given; each call starts afresh, without memory. */
export interface Fault {
  /** Kebab case, unique, stable. */
  readonly name: string;
  /** What the server does, in one short sentence. */
  readonly says: string;
  readonly kind: FaultKind;
  /** Clauses that must see it: each of them reports it, and the first one to report it is one of them. */
  readonly seenBy: readonly string[];
  /** Prefixes of further clauses that lawfully report it too; those of sequences and races always may. */
  readonly alsoBy?: readonly string[];
  /** Where somebody met it, e.g. `LP#1219440`. */
  readonly metIn?: string;
  /** IP version of the connection that shows it; 4 unless given. */
  readonly family?: 4 | 6;
  /** Profile whose clauses see it; `virtuozzo` unless given. */
  readonly profile?: string;
  /** A defect inside the reference server. */
  readonly behave?: () => Partial<Behaviour>;
  /** A defect on the wire, in front of any target. */
  readonly wire?: () => Wire;
}
