import type { SourceText } from './source-text.ts';

/** What is wrong with a file before anybody asks what it says. */
export interface Problem {
  readonly rule:
    | 'file/unreadable'
    | 'file/size'
    | 'file/encoding'
    | 'file/syntax'
    | 'file/nesting'
    | 'file/aliases'
    | 'file/duplicate-key'
    | 'file/not-json'
    | 'file/time';
  readonly message: string;
  readonly fix: string;
  /** Offsets in the text; absent for what is about the whole file. */
  readonly at?: { readonly start: number; readonly end: number };
}

/** Ends the reading of a file. */
export class Unreadable extends Error {
  readonly problem: Problem;
  /** What was read of the file, as far as its parser never saw it. */
  readonly source: SourceText | undefined;
  constructor(problem: Problem, source?: SourceText) {
    super(problem.message);
    this.problem = problem;
    this.source = source;
  }
}
