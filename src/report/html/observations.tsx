import type { Report } from '../../model/report.ts';
import { count, grouped } from './words.ts';

/** What was seen and counts for nothing: statuses, attributes that the page does not name, what it leaves open. */
export function Observations({ report }: { readonly report: Report }) {
  const { survey, clauses, page } = report;
  const documented = new Set(
    page
      .filter(({ anchor }) => anchor.startsWith('status-'))
      .map(({ anchor }) => anchor.slice('status-'.length)),
  );
  const statuses = Object.entries(survey.statuses);
  const names = Object.entries(survey.undocumented);
  const recorded = clauses.filter(({ observed }) => observed && Object.keys(observed).length > 0);
  return (
    <>
      {statuses.length > 0 && (
        <table class="plain">
          <caption>Answers to updates by status</caption>
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col" class="number">
                Answers
              </th>
              <th scope="col">On the page</th>
            </tr>
          </thead>
          <tbody>
            {statuses.map(([status, times]) => (
              <tr>
                <th scope="row">{status === 'none' ? 'no answer' : status}</th>
                <td class="number">{grouped(times)}</td>
                <td>
                  {documented.has(status) ? (
                    <a href={`#row-status-${status}`}>documented</a>
                  ) : (
                    <strong>{status === 'none' ? 'no' : 'undocumented'}</strong>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>Attributes that the page does not name</h3>
      {names.length === 0 ? (
        <p>None was seen in an answer.</p>
      ) : (
        <ul>
          {names.map(([name, times]) => (
            <li>
              <code>{name}</code> in {count(times, 'answer')}
            </li>
          ))}
        </ul>
      )}
      {recorded.length > 0 && (
        <table class="plain">
          <caption>What the page leaves open</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Seen</th>
            </tr>
          </thead>
          <tbody>
            {recorded.map(({ id, title, observed = {} }) => (
              <tr>
                <th scope="row">
                  {title}
                  <small>
                    <a href={`#${id}`}>{id}</a>
                  </small>
                </th>
                <td>
                  {Object.entries(observed).map(([what, times]) => (
                    <p>
                      {what}: {count(times, 'time')}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
