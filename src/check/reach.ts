import type { Answer, Exchange } from '../model/exchange.ts';
import { passingStatuses } from '../passing-statuses.ts';
import { wordsFor } from './outcome.ts';

/** How an answer counts: `ok` 2xx, `refused` 4xx, `broken` 5xx, `weather` what the target cannot be charged with. */
export type Reach = 'ok' | 'refused' | 'broken' | 'weather';

/** Classifies an answer by its status. */
export function reachOf(answer: Answer | undefined): Reach {
  if (answer?.kind !== 'response' || passingStatuses.has(answer.status)) return 'weather';
  if (answer.status >= 500) return 'broken';
  if (answer.status >= 400) return 'refused';
  return answer.status >= 200 && answer.status < 300 ? 'ok' : 'weather';
}

/** Says whether an exchange carried out an update that the page calls valid. */
export function carriedOut(exchange: Exchange): boolean {
  return exchange.case.expect.kind === 'accepted' && reachOf(exchange.answer) === 'ok';
}

/**
 * Why an answer cannot be charged to the target: it was not asked, there was weather, the connection was PENDING,
 * or the token or the connection itself was gone.
 */
export function hindrance(exchange: Exchange): string | undefined {
  if (exchange.unasked !== undefined) return exchange.unasked;
  const { answer, after } = exchange;
  if (answer?.kind !== 'response') return wordsFor(answer);
  if (reachOf(answer) === 'weather') return `status ${answer.status}`;
  const refused = reachOf(answer) === 'refused';
  const status = after?.['status'];
  if (refused && typeof status === 'string' && status.startsWith('PENDING_'))
    return `the connection is ${status}`;
  if (refused && after === undefined)
    return `status ${answer.status}, and the connection can no longer be read`;
  return undefined;
}
