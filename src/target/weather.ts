import type { Answer } from '../model/exchange.ts';
import { passingStatuses } from '../passing-statuses.ts';

/** What stands between a question and its answer; undefined where the answer is the target's own. */
export function weatherOf(answer: Answer): string | undefined {
  if (answer.kind === 'none') return `no answer (${answer.code})`;
  if (passingStatuses.has(answer.status)) return `status ${answer.status}`;
  if (answer.status >= 300 && answer.status < 400) return `redirect (status ${answer.status})`;
  return undefined;
}

/** Milliseconds that a `Retry-After` header asks for, as seconds or as a date (RFC 9110 section 10.2.3). */
export function retryAfter(answer: Answer, now: number): number | undefined {
  const header = answer.kind === 'response' ? answer.headers['retry-after'] : undefined;
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = /^\w+, [\w -]+ \d\d:\d\d:\d\d GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
