import { createContext, Script } from 'node:vm';

/** Milliseconds that one pattern may think about one text. */
const timeLimit = 100;

const script = new Script('pattern.test(text)');

/** Raised where a pattern did not come to an end in time. */
export class PatternTimeout extends Error {
  readonly pattern: string;
  constructor(pattern: string) {
    super(`the pattern ${pattern} takes too long`);
    this.pattern = pattern;
  }
}

/** What AJV asks of a regular expression; it tells them apart by their text. */
interface BoundedPattern {
  test(text: string): boolean;
  toString(): string;
}

/**
 * A regular expression of a foreign document that is stopped when it takes too long: for AJV's `code.regExp`. One that
 * took too long is not asked again.
 */
export function boundedPattern(source: string, flags: string): BoundedPattern {
  const compiled = compile(source, flags);
  const context = createContext({ pattern: compiled, text: '' });
  let hopeless = false;
  return {
    toString: () => String(compiled),
    test(text) {
      if (hopeless) throw new PatternTimeout(source);
      context['text'] = text;
      try {
        return script.runInContext(context, { timeout: timeLimit }) === true;
      } catch {
        hopeless = true;
        throw new PatternTimeout(source);
      }
    },
  };
}

/** Many patterns in documents are not written for the flag `u`. */
function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(source);
  }
}
boundedPattern.code = 'new RegExp';
