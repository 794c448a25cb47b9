import type { Answer } from './model/exchange.ts';
import type { JsonObject } from './model/json.ts';
import { unwrapped } from './wrapper.ts';

/** The connection that an answer shows, whatever its status; undefined where it shows none. */
export function shownIn(answer: Answer | undefined): JsonObject | undefined {
  return answer?.kind === 'response' ? unwrapped(answer.json) : undefined;
}
