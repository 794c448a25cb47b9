import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClauseResult, Report } from '../model/report.ts';
import { csvReport } from './csv.ts';
import { reportWith } from './samples.test-support.ts';

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: false });

let report: Report;
beforeAll(async () => {
  report = await reportWith(['mtu-67-accepted'], { only: ['request/mtu', 'silence/null-values'] });
});

test('an independent parser reads one row for each clause, in order, with its sentence', () => {
  const rows = rowsOf(csvReport(report));
  expect(rows.map(({ id, verdict, says }) => [id, verdict, says])).toEqual(
    report.clauses.map(({ id, verdict, says }) => [id, verdict, says]),
  );
});

test('a row says why: what came, what was seen, or why it was not asked', () => {
  const rows = rowsOf(csvReport(report));
  const because = (id: string) => rows.find((row) => row['id'] === id)?.['because'];
  expect(because('request/mtu/minimum')).toBe('expected status 400, received status 200');
  expect(because('silence/null-values')).toMatch(/^status \d+ \(\d+\)/);
  expect(because('request/name/type')).toBe('not selected (--only)');
  expect(rows.filter(({ verdict, because: why }) => verdict === 'skipped' && why === '')).toEqual([]);
});

describe('a spreadsheet', () => {
  const cellOf = (reason: string) => {
    const clauses = report.clauses
      .slice(0, 1)
      .map((one) => ({ ...one, verdict: 'skipped', reason }) as ClauseResult);
    return rowsOf(csvReport({ ...report, clauses }))[0]?.['because'] ?? '';
  };

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '=cmd|"/C calc"!A0'])(
    'gets text for %j',
    (reason) => {
      expect(cellOf(reason)).toBe(`'${reason}`);
    },
  );

  test('never sees a cell that begins a formula, and reads every other as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n ",;\'ax'), minLength: 1 }), (reason) => {
        const cell = cellOf(reason);
        expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
        expect(cell === reason || cell === `'${reason}`).toBe(true);
      }),
    );
  });
});
