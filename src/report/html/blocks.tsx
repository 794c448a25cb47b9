import type { ClauseResult, Report } from '../../model/report.ts';
import { sentLine } from '../request-line.ts';
import { blocking } from './blocking.ts';
import { groupsOf } from './groups.ts';
import { SignOf } from './sign.tsx';
import { count } from './words.ts';

/** What stands between the target and a certificate, in plain words, each with a link to its evidence. */
export function Blocks({ report }: { readonly report: Report }) {
  const clauses = blocking(report);
  const failed = clauses.filter(({ verdict }) => verdict === 'fail');
  const open = clauses.filter(({ verdict }) => verdict !== 'fail');
  if (clauses.length === 0) return <p>{nothing(report)}</p>;
  return (
    <>
      {report.reason !== undefined && open.every(({ reason }) => reason !== report.reason) && (
        <p>The run did not go to its end: {report.reason}.</p>
      )}
      {failed.length > 0 && (
        <ol class="blocks">
          {failed.map((clause) => (
            <Failed clause={clause} />
          ))}
        </ol>
      )}
      {groupsOf(open, ({ reason = 'no reason given' }) => reason).map(([reason, some]) => (
        <details class="open-musts" open={some.length <= 6}>
          <summary>
            <SignOf sign={some[0]?.verdict ?? 'inconclusive'} /> {count(some.length, 'must')} could not be
            judged: {reason}
          </summary>
          <ul>
            {some.map(({ id, title }) => (
              <li>
                <a href={`#${id}`}>{id}</a> {title}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Failed({ clause: { id, title, counterexample } }: { readonly clause: ClauseResult }) {
  return (
    <li>
      <a href={`#card/${id}`}>{title}</a>
      {counterexample && (
        <p>
          <code>{sentLine(counterexample)}</code> expected <strong>{counterexample.expected}</strong>,
          received <strong>{counterexample.received}</strong>
        </p>
      )}
    </li>
  );
}

function nothing({ verdict, reason }: Report): string {
  if (verdict === 'conformant') return 'Nothing: every must that was asked passed.';
  if (verdict === 'conformant-with-deviations')
    return 'Nothing: every must that was asked passed, or deviates as it was granted.';
  return reason === undefined
    ? 'No clause that counts was judged.'
    : `The run did not go to its end: ${reason}.`;
}
