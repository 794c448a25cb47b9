import type { ClauseResult, Report } from '../../model/report.ts';
import type { Overall } from '../../model/verdict.ts';
import { headline } from '../headline.ts';
import { notRestored } from '../not-restored.ts';
import { overallWords } from '../overall-words.ts';
import { blocking } from './blocking.ts';
import { type Sign, SignShape } from './sign.tsx';
import { capital } from './words.ts';

const signs: Readonly<Record<Overall, Sign>> = {
  conformant: 'pass',
  'conformant-with-deviations': 'deviation',
  'non-conformant': 'fail',
  incomplete: 'inconclusive',
};

const says: Readonly<Record<Overall, string>> = {
  conformant: 'updates an IPsec connection the way its page says',
  'conformant-with-deviations':
    'updates an IPsec connection the way its page says, but for deviations that were granted for a time',
  'non-conformant': 'does not update an IPsec connection the way its page says',
  incomplete: 'may or may not update an IPsec connection the way its page says: this run cannot tell',
};

/** Names shown before the rest is only counted. */
const shown = 12;

/** The verdict: a word, a sentence, the numbers, and what blocks it by name. */
export function Banner({ report }: { readonly report: Report }) {
  const { verdict, target } = report;
  const line = headline(report);
  const failed = blocking(report).filter((clause) => clause.verdict === 'fail');
  const deviating = report.clauses.filter((one) => one.level === 'must' && one.verdict === 'deviation');
  return (
    <header class={`banner ${verdict}`}>
      <div class="width">
        <p class="kicker">
          IPsec connection update ·{' '}
          <code>PUT /v2.0/vpn/ipsec-site-connections/&#123;connection_id&#125;</code>
        </p>
        <h1>
          <SignShape sign={signs[verdict]} />
          {capital(overallWords[verdict])}
        </h1>
        <p class="lead">
          {target.embedded ? 'The embedded reference server' : 'This cloud'} {says[verdict]}.
        </p>
        <p class="sum">{capital(line.slice(line.indexOf(': ') + 2))}</p>
        {target.lost.length > 0 && (
          <p class="alarm">
            <strong>Not restored:</strong> {notRestored(report).replace(/^NOT RESTORED: /, '')}
          </p>
        )}
        <Named what="Blocked by" clauses={failed} more="blocks" />
        <Named what="Deviates in" clauses={deviating} more="deviations" />
      </div>
    </header>
  );
}

/** Clauses by name, with links to their cards. */
function Named(props: {
  readonly what: string;
  readonly clauses: readonly ClauseResult[];
  readonly more: string;
}) {
  const { what, clauses, more } = props;
  if (clauses.length === 0) return null;
  return (
    <nav aria-label={`${what}, by name`}>
      <span>{what}</span>
      <ul class="chips">
        {clauses.slice(0, shown).map(({ id }) => (
          <li>
            <a href={`#card/${id}`}>{id}</a>
          </li>
        ))}
        {clauses.length > shown && (
          <li>
            <a href={`#${more}`}>and {clauses.length - shown} more</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
