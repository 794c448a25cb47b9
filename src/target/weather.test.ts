import { describe, expect, test } from 'vitest';
import type { Answer } from '../model/exchange.ts';
import { retryAfter, weatherOf } from './weather.ts';

const answer = (status: number, retry?: string): Answer => ({
  kind: 'response',
  status,
  headers: retry === undefined ? {} : { 'retry-after': retry },
  text: '',
  ms: 1,
});
const none: Answer = { kind: 'none', code: 'ECONNRESET', ms: 1 };

test.each([
  [200, undefined],
  [204, undefined],
  [301, 'redirect (status 301)'],
  [307, 'redirect (status 307)'],
  [400, undefined],
  [401, undefined],
  [404, undefined],
  [429, 'status 429'],
  [500, undefined],
  [501, undefined],
  [502, 'status 502'],
  [503, 'status 503'],
  [504, 'status 504'],
])('the weather of status %i is %s', (status, weather) => {
  expect(weatherOf(answer(status))).toBe(weather);
});

test('no answer is weather, with its code', () => {
  expect(weatherOf(none)).toBe('no answer (ECONNRESET)');
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0);

  test.each([
    ['0', 0],
    ['1', 1000],
    ['120', 120_000],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['in 5 minutes', undefined],
    ['-5', undefined],
    ['1.5', undefined],
    ['5s', undefined],
    ['', undefined],
    ['1, 1', undefined],
    ['someday, 99 GMT', undefined],
  ])('%j asks for %s ms', (header, wait) => {
    expect(retryAfter(answer(503, header), now)).toBe(wait);
  });

  test('is nothing where there is no such header, or no answer', () => {
    expect(retryAfter(answer(503), now)).toBeUndefined();
    expect(retryAfter(none, now)).toBeUndefined();
  });
});
