import type { Handler } from './handler.ts';

/**
 * From the inside out: what a request means; which fields an answer shows; how its text is written; how it travels.
 */
const STAGES = ['meaning', 'fields', 'text', 'wire'] as const;

/** A lawful difference between two correct servers: no must-level clause may fail because of it. */
export interface Variation {
  readonly name: string;
  /** One sentence: what the server does. */
  readonly says: string;
  readonly stage: (typeof STAGES)[number];
  /** Variations with the same question are alternatives: one at a time. */
  readonly question?: string;
  /** A should-level remark is expected. */
  readonly warns?: true;
  /** Profiles in which it is not lawful, though the page allows it. */
  readonly unlawfulIn?: readonly string[];
  /** A new handler around `next`; state, where there is any, begins here. */
  wrap(next: Handler): Handler;
}

/** What a variation is an answer to; its name when it has no alternatives. */
export function questionOf({ name, question = name }: Variation): string {
  return question;
}

/** The handler with all variations around it, whatever their order; throws when two answer the same question. */
export function applied(handler: Handler, variations: readonly Variation[]): Handler {
  const seen = new Map<string, Variation>();
  for (const variation of variations) {
    const question = questionOf(variation);
    const other = seen.get(question);
    if (other !== undefined) {
      throw new Error(
        `"${other.name}" and "${variation.name}" both answer "${question}": switch on one of them`,
      );
    }
    seen.set(question, variation);
  }
  return STAGES.flatMap((stage) => variations.filter((variation) => variation.stage === stage)).reduce(
    (next, variation) => variation.wrap(next),
    handler,
  );
}
