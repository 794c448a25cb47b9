import type { Answered } from '../model/exchange.ts';
import { reachOf } from './reach.ts';

/** What became of an update, as far as its answer tells: carried out, not carried out, or either. */
export type Fate = 'done' | 'not done' | 'unknown';

/** A refusal after other tries says nothing of those, and a crash or no answer nothing at all. */
export function fateOf({ answer, disturbances }: Answered): Fate {
  const reach = reachOf(answer);
  if (reach === 'ok') return 'done';
  return reach === 'refused' && disturbances.length === 0 ? 'not done' : 'unknown';
}
