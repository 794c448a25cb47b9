import type { Level } from '../../model/clause.ts';
import type { Report } from '../../model/report.ts';
import { levels, verdictColumns } from '../verdict-columns.ts';
import { SignShape, wordOf } from './sign.tsx';
import { grouped } from './words.ts';

const meanings: Readonly<Record<Level, string>> = {
  must: 'the page states it',
  should: 'the page hints at it',
  info: 'recorded, never counted',
};

/** Clauses by level and verdict. */
export function Grid({ totals }: Pick<Report, 'totals'>) {
  const used = verdictColumns(totals);
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
        {levels.map((level) => (
          <tr>
            <th scope="row">
              {level}
              <small>{meanings[level]}</small>
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
