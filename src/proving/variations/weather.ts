import type { Answer, Handler } from '../handler.ts';
import type { Variation } from '../variation.ts';

const turnedAway = (status: number, headers: Answer['headers']): Answer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: Buffer.from('try again'),
});

/** Every `period`-th request does not reach the handler. */
const everyNth =
  (period: number, answer: Answer) =>
  (next: Handler): Handler => {
    let count = 0;
    return async (request) => (++count % period === 0 ? answer : next(request));
  };

/** What stands before the server turns a request away, which then has no effect (RFC 6585 section 4, RFC 9110 section 15.6.4). */
export const weather: readonly Variation[] = [
  {
    name: 'too-many-requests',
    says: 'every 15th request is answered 429 with Retry-After: 0',
    stage: 'wire',
    question: '429',
    wrap: everyNth(15, turnedAway(429, { 'retry-after': '0' })),
  },
  {
    name: 'too-many-requests-for-a-second',
    says: 'every 45th request is answered 429 with Retry-After: 1',
    stage: 'wire',
    question: '429',
    wrap: everyNth(45, turnedAway(429, { 'retry-after': '1' })),
  },
  {
    name: 'unavailable-now-and-then',
    says: 'every 23rd request is answered 503',
    stage: 'wire',
    wrap: everyNth(23, turnedAway(503, {})),
  },
];
