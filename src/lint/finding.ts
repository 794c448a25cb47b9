import type { Json } from '../model/json.ts';

/** error: the page says otherwise. warning: narrower than the page, or the page only hints. note: worth knowing. */
export type LintLevel = 'error' | 'warning' | 'note';

/** Where something stands in a file; lines and columns from 1, in UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Lines of the nodes around, from the outermost; what a suppression may stand above. */
  readonly around: readonly number[];
  /** JSON Pointer of the node in its file; does not change when lines move. */
  readonly pointer: string;
  /** The line and those beside it, secrets blanked out; none for what no line shows. */
  readonly frame: readonly { readonly line: number; readonly text: string }[];
}

/** A body that shows a finding: what it is, and what the document or the page makes of it. */
export interface Witness {
  /** Absent where the witness is a request without a body. */
  readonly body?: Json;
  readonly verdict: 'accepted' | 'refused';
}

/** One clause that a finding is about. */
export interface Ground {
  /** Clause id of the contract, or a rule of documents such as `document/unknown-keyword`. */
  readonly rule: string;
  /** The sentence it stands on, verbatim; empty for rules that no page states. */
  readonly says: string;
  readonly source: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly witness?: Witness;
}

/** One cause, and everything that it makes wrong: the most telling ground first. */
export interface Finding extends Ground {
  readonly level: LintLevel;
  readonly place: Place;
  /** What to change. */
  readonly fix: string;
  readonly also: readonly Ground[];
}

/** What a file was taken for. */
export type Kind =
  | 'openapi'
  | 'request schema'
  | 'response schema'
  | 'request body'
  | 'response body'
  | 'error body'
  | 'traffic';

/** What came of one file. */
export interface FileResult {
  readonly file: string;
  /** What was judged; empty where nothing in the file is about this call. */
  readonly kinds: readonly Kind[];
  /** Why nothing was judged, or not everything. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  /** Findings that somebody has accepted, and why. */
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Suppressions in it that fit nothing. */
  readonly stale: readonly string[];
}

/** What a lint says in the end. */
export interface LintReport {
  readonly schemaVersion: 1;
  readonly kit: { readonly name: string; readonly version: string };
  readonly profile: string;
  readonly family: 4 | 6;
  readonly verdict: 'conformant' | 'non-conformant' | 'incomplete' | 'stale';
  readonly totals: Readonly<Record<LintLevel | 'suppressed', number>>;
  readonly files: readonly FileResult[];
  /** Suppressions and entries of the baseline that nothing fits any more. */
  readonly stale: readonly string[];
}
