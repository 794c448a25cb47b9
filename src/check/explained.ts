import type { Exchange, StepSeen } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Step, Written } from '../model/plan.ts';
import { sentIn, updatesOf } from '../sent.ts';
import { fateOf } from './fate.ts';
import { fails, type Judgement, open, passes } from './outcome.ts';
import { afterRead, afterUpdates, certain, type Possible, type Sent } from './possible-states.ts';

/** What is expected of a sequence, in words. */
export const sum = 'what the updates add up to';

/** Judges a sequence: does each read show what the updates before it add up to? A read starts the sum anew. */
export function judgeExplained(exchange: Exchange): Judgement {
  const { case: asked, before, steps: seen = [] } = exchange;
  const steps = asked.steps ?? [];
  const names = namesIn(exchange);
  if (before === undefined) return open(sum, 'the connection could not be read before');
  let possible: Possible = certain(before);
  for (const [index, step] of steps.entries()) {
    const { reads = [] } = seen[index] ?? {};
    possible = afterUpdates(possible, sentTo('named', step, seen[index]));
    for (const { connection, state } of reads) {
      if (connection !== 'named') continue;
      if (state === undefined)
        return open(sum, `the connection can no longer be read after step ${index + 1}`);
      const left = afterRead(possible, state, names);
      if ('changes' in left) return fails(sum, `after step ${index + 1}: ${left.changes.join('; ')}`);
      possible = left;
    }
  }
  return wasCarriedOut(exchange, 'named')
    ? passes(sum, 'so it is')
    : open(sum, 'no update of the sequence was carried out');
}

/** The updates of a step that one connection was sent, with what became of them. */
export function sentTo(connection: Written, { updates }: Step, seen: StepSeen | undefined): Sent[] {
  return updates.flatMap(({ request, valid }, index) => {
    const answered = seen?.answers[index];
    const attributes = sentIn(request);
    if (request.connection !== connection || !answered || !attributes) return [];
    return [{ attributes, valid, fate: fateOf(answered) }];
  });
}

/** The attributes that a sequence sends. */
export function namesIn({ case: asked }: Exchange): string[] {
  const sent = updatesOf(asked).flatMap(({ request }): JsonObject[] => [sentIn(request) ?? {}]);
  return [...new Set(sent.flatMap((one) => Object.keys(one)))];
}

/** Says whether any valid update of a sequence was carried out on a connection. */
export function wasCarriedOut({ case: asked, steps: seen = [] }: Exchange, connection: Written): boolean {
  return (asked.steps ?? []).some((step, index) =>
    sentTo(connection, step, seen[index]).some(({ valid, fate }) => valid && fate === 'done'),
  );
}
