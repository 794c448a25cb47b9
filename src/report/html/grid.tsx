import type { Level } from '../../model/clause.ts';
import type { Report } from '../../model/report.ts';
import type { Verdict } from '../../model/verdict.ts';
import { SignShape, wordOf } from './sign.tsx';
import { grouped } from './words.ts';

const verdicts: readonly Verdict[] = [
  'pass',
  'fail',
  'deviation',
  'warn',
  'inconclusive',
  'flaky',
  'skipped',
];
const rare: readonly Verdict[] = ['flaky', 'deviation'];
const levels: Readonly<Record<Level, string>> = {
  must: 'the page states it',
  should: 'the page hints at it',
  info: 'recorded, never counted',
};

/** Clauses by level and verdict. */
export function Grid({ totals }: Pick<Report, 'totals'>) {
  const used = verdicts.filter(
    (verdict) => !rare.includes(verdict) || Object.values(totals).some((row) => (row[verdict] ?? 0) > 0),
  );
  return (
    <table class="grid">
      <caption>Clauses by level and verdict</caption>
      <thead>
        <tr>
          <td />
          {used.map((verdict) => (
            <th scope="col">
              <SignShape sign={verdict} />
              <span>{wordOf(verdict)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['must', 'should', 'info'] as const).map((level) => (
          <tr>
            <th scope="row">
              {level}
              <small>{levels[level]}</small>
            </th>
            {used.map((verdict) => (
              <td class={totals[level][verdict] ? `some ${level} ${verdict}` : 'zero'}>
                {grouped(totals[level][verdict] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
