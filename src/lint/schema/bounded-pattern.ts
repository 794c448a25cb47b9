import { createContext, Script } from 'node:vm';

/** Milliseconds that one pattern may think about one text; the second time, for a machine that is busy elsewhere. */
const timeLimits = [100, 400];

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

/** For AJV's `code.regExp`. */
export type PatternEngine = ((source: string, flags: string) => BoundedPattern) & {
  readonly code: string;
  /** Those that took too long. */
  readonly slow: ReadonlySet<string>;
};

/** Patterns of one file that may run out of time; once that many did, no further one is tried. */
const mostTimeouts = 5;

/**
 * Regular expressions of a foreign document that are stopped when they take too long. One that took too long is not asked
 * again.
 */
export function boundedPatterns(): PatternEngine {
  const slow = new Set<string>();
  const bounded = (source: string, flags: string): BoundedPattern => {
    const compiled = compile(source, flags);
    const harmless = isHarmless(source);
    let context: ReturnType<typeof createContext> | undefined;
    return {
      toString: () => String(compiled),
      test(text) {
        if (harmless && text.length <= shortText) return compiled.test(text);
        if (slow.has(source) || slow.size >= mostTimeouts) throw new PatternTimeout(source);
        context ??= createContext({ pattern: compiled });
        context['text'] = text;
        for (const timeout of timeLimits) {
          try {
            return script.runInContext(context, { timeout }) === true;
          } catch {}
        }
        slow.add(source);
        throw new PatternTimeout(source);
      },
    };
  };
  return Object.assign(bounded, { code: 'new RegExp', slow });
}

const shortText = 300;

/** Says whether a pattern ends soon on a short text for sure: stopping one costs a thread for each question. */
function isHarmless(source: string): boolean {
  const plain = source
    .replaceAll(/\\[^1-9k]/g, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll(/(?<!\))\{\d+\}/g, '');
  const choices = plain.match(/[*+?{|]/g) ?? [];
  return !/\\|\)[*+{]/.test(plain) && choices.length <= 3;
}

/** Many patterns in documents are not written for the flag `u`. */
function compile(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch {
    return new RegExp(source);
  }
}
