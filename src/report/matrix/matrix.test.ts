import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../model/report.ts';
import { interruptedAfter, reportWith } from '../samples.test-support.ts';
import { matrixOf } from './matrix.ts';
import type { Matrix } from './model.ts';
import { matrixPage } from './page.tsx';
import { matrixText } from './text.ts';

let [sound, faulty, cut]: Report[] = [];
let matrix: Matrix;
beforeAll(async () => {
  [sound, faulty, cut] = await Promise.all([
    reportWith(),
    reportWith(['mtu-67-accepted']),
    interruptedAfter(30),
  ]);
  if (!sound || !faulty || !cut) throw new Error('no reports');
  matrix = matrixOf(
    [
      { name: 'a/north', report: sound, before: faulty },
      { name: 'a/south', report: sound, before: sound },
      { name: 'b/north', report: faulty, before: sound },
      { name: 'b/south', report: cut, before: sound },
      { name: 'c', report: faulty },
    ],
    ['d'],
  );
});

test('counts verdicts, and gives each target what fails there', () => {
  expect(matrix.totals).toEqual({
    conformant: 2,
    'conformant-with-deviations': 0,
    'non-conformant': 2,
    incomplete: 1,
  });
  expect(matrix.targets.map(({ failing }) => failing)).toEqual([
    [],
    [],
    ['request/mtu/minimum'],
    [],
    ['request/mtu/minimum'],
  ]);
});

test('says who is incomplete, and why', () => {
  expect(matrix.targets.map(({ reason }) => reason)).toEqual([
    undefined,
    undefined,
    undefined,
    'interrupted',
    undefined,
  ]);
  expect(matrix.unfinished).toEqual([{ reason: 'interrupted', names: ['b/south'] }]);
});

test('a clause has the targets where it fails, is open and fails newly; failing musts first', () => {
  expect(matrix.clauses[0]).toMatchObject({
    id: 'request/mtu/minimum',
    failing: ['b/north', 'c'],
    newly: ['b/north'],
  });
  expect(matrix.clauses.slice(1).every(({ failing }) => failing.length === 0)).toBe(true);
});

test('tells what changed, alike changes together; what an interrupted run did not show is no change', () => {
  expect(matrix.since).toMatchObject({
    worse: ['b/north'],
    better: ['a/north'],
    first: ['c'],
    gone: ['d'],
    alike: [
      { names: ['b/north'], newlyFailing: ['request/mtu/minimum'] },
      { names: ['a/north'], newlyPassing: ['request/mtu/minimum'] },
    ],
  });
});

test('without a time before nothing has changed', () => {
  expect(matrixOf([{ name: 'a', report: sound as Report }])).not.toHaveProperty('since');
});

test('says what was not judged alike', () => {
  const other = { ...(sound as Report), kit: { name: 'k', version: '9.9.9', node: '20' } };
  const { unlike } = matrixOf([
    { name: 'a', report: sound as Report },
    { name: 'b', report: other },
  ]);
  expect(unlike).toEqual([`kit versions ${sound?.kit.version}, 9.9.9`]);
});

describe('as text', () => {
  test('has the counts, where a clause fails, changes and who is incomplete, in 80 columns', () => {
    const text = matrixText(matrix);
    expect(text).toContain('5 targets: 2 conformant, 2 non-conformant, 1 incomplete.');
    expect(text).toContain('Since the time before: 1 worse, 1 better, 1 new, 1 gone.');
    expect(text).toContain('request/mtu/minimum (must): 2, 1 newly\n    b/north, c');
    expect(text).toContain('  interrupted: 1\n    b/south');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('as a page', () => {
  test('has a row for every target and a column for every failing clause', () => {
    const page = matrixPage(matrix);
    expect(page.match(/<th scope="row">/g)).toHaveLength(5);
    expect(page.match(/<a href="#clause-\d+"/g)).toHaveLength(1);
    expect(page).toContain('id="clause-1"');
  });

  test('has no id twice', () => {
    const ids = [...matrixPage(matrix).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toContain('clause-2');
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes names of targets as text', () => {
    const page = matrixPage(matrixOf([{ name: '<script>x', report: sound as Report }]));
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script>x');
  });
});
