import type { JsonObject } from './model/json.ts';
import type { Case, CaseRequest, SequenceUpdate, Written } from './model/plan.ts';
import { unwrapped } from './wrapper.ts';

/** The attributes that a request sends; undefined where its body has no object in the wrapper. */
export function sentIn({ body }: Pick<CaseRequest, 'body'>): JsonObject | undefined {
  return unwrapped(body);
}

/** The updates of a case: of a sequence all of them, otherwise the one. */
export function updatesOf({ request, steps, expect }: Case): readonly SequenceUpdate[] {
  return steps?.flatMap(({ updates }) => updates) ?? [{ request, valid: expect.kind === 'accepted' }];
}

/** The connections that a sequence writes or reads, each once. */
export function connectionsIn({ steps = [] }: Case): readonly Written[] {
  const all = steps.flatMap(({ updates, reads }) => [
    ...updates.map(({ request }) => request.connection),
    ...reads,
  ]);
  return [...new Set(all)].filter((one) => one !== 'unknown');
}
