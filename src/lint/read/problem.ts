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
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}
