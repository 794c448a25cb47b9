import type { PageRow } from '../../model/report.ts';
import type { WithDeviation } from '../deviation-words.ts';
import { Card } from './card.tsx';
import { SignOf } from './sign.tsx';
import { Terms } from './terms.tsx';

/** What deviates, with all that shows it; and what became of every other deviation that was given. */
export function Deviations(props: {
  readonly rows: readonly WithDeviation[];
  readonly page: readonly PageRow[];
}) {
  return (
    <>
      {props.rows.map((row) =>
        row.verdict === 'deviation' ? <Card clause={row} page={props.page} /> : <Without row={row} />,
      )}
    </>
  );
}

/** A deviation that changes nothing about its clause. */
function Without({ row }: { readonly row: WithDeviation }) {
  const { id, level, verdict, title } = row;
  return (
    <article class={`card ${verdict}`}>
      <header>
        <SignOf sign={verdict} /> <span class="level">{level}</span> <a href={`#${id}`}>{id}</a>
      </header>
      <h3>{title}</h3>
      {verdict === 'fail' || verdict === 'warn' ? (
        <p>
          <a href={`#card/${id}`}>What was seen, and why no deviation is granted</a>
        </p>
      ) : (
        <Terms row={row} />
      )}
    </article>
  );
}
