import type { Report } from '../../model/report.ts';
import { groupsOf } from './groups.ts';
import { count } from './words.ts';

/** Clauses that were not asked, by reason: they count as nothing, least of all as passed. */
export function NotAsked({ notAsked }: Pick<Report, 'notAsked'>) {
  return (
    <>
      {groupsOf(notAsked, ({ reason }) => reason).map(([reason, some]) => (
        <details open={some.length <= 12}>
          <summary>
            {count(some.length, 'clause')}: {reason}
          </summary>
          <ul class="columns">
            {some.map(({ id, level }) => (
              <li>
                <span class="level">{level}</span> <a href={`#${id}`}>{id}</a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
