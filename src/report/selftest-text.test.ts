import { expect, test } from 'vitest';
import type { SelftestReport } from '../model/selftest.ts';
import { selftestText } from './selftest-text.ts';

const report = (wrong: readonly string[]): SelftestReport => ({
  kit: '0.0.0',
  contract: 'c'.repeat(64),
  seeds: [1],
  stages: [
    { name: 'faults', tried: 300, wrong },
    { name: 'null servers', tried: 12, wrong: [] },
  ],
  economy: { median: 9, ninetieth: 61, quick: 0.9876, distinct: 0.943 },
  kills: {},
  seconds: 42,
});

test('a kit that was right is a table and a sentence', () => {
  expect(selftestText(report([]))).toMatchInlineSnapshot(`
    "Self-test of vpnaas-conformance 0.0.0, contract cccccccccccc

    stage          tried  wrong
    faults           300      0   each reported, first by a clause that it names
    null servers      12      0   not one must clause passes

    A fault is first reported after 9 cases in the median, after 61 in nine of ten;
    effort quick reports 98 % of the faults. Of the bodies that standard sends
    94 % are distinct.

    The kit was right in every trial (42 s).
    "
  `);
});

test('what went wrong is listed, and ends in capitals', () => {
  const text = selftestText(report(['mtu-67-accepted: seen by nothing']));
  expect(text).toContain('\nWRONG mtu-67-accepted: seen by nothing\n');
  expect(text).toMatch(/\nTHE KIT IS AT FAULT: 1 wrong \(42 s\)\.\n$/);
});

test('of more than forty mistakes the first forty are listed, and the others counted', () => {
  const text = selftestText(report(Array.from({ length: 43 }, (_, index) => `mistake ${index}`)));
  expect(text.match(/^WRONG /gm)).toHaveLength(40);
  expect(text).toContain('... and 3 more');
});

test('no line is wider than a terminal', () => {
  const widths = selftestText(report([]))
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(80);
});
