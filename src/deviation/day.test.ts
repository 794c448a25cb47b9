import { expect, test } from 'vitest';
import { dayOf, daysBetween, isDay } from './day.ts';

test.each(['2026-11-28', '2028-02-29', '0001-01-01'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each(['2027-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '28.11.2026', '2026-11-28 ', ''])(
  '"%s" is none',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test('the day of a time is that in UTC', () => {
  expect(dayOf('2026-11-28T23:30:00-02:00')).toBe('2026-11-29');
});

test.each([
  ['2026-11-28', '2026-11-28', 0],
  ['2026-11-28', '2027-11-28', 365],
  ['2026-03-28', '2026-03-30', 2],
  ['2026-11-28', '2026-11-01', -27],
])('from %s to %s it is %i days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});
