import type { Report } from '../../model/report.ts';
import type { Overall } from '../../model/verdict.ts';
import { headline } from '../headline.ts';
import { notRestored } from '../not-restored.ts';
import { blocking } from './blocking.ts';
import { type Sign, SignShape } from './sign.tsx';
import { capital } from './words.ts';

const signs: Readonly<Record<Overall, Sign>> = {
  conformant: 'pass',
  'non-conformant': 'fail',
  incomplete: 'inconclusive',
};

const says: Readonly<Record<Overall, string>> = {
  conformant: 'updates an IPsec connection the way its page says',
  'non-conformant': 'does not update an IPsec connection the way its page says',
  incomplete: 'may or may not update an IPsec connection the way its page says: this run cannot tell',
};

/** Names shown before the rest is only counted. */
const shown = 12;

/** The verdict: a word, a sentence, the numbers, and what blocks it by name. */
export function Banner({ report }: { readonly report: Report }) {
  const { verdict, target } = report;
  const line = headline(report);
  const clauses = blocking(report).filter((clause) => clause.verdict === 'fail');
  return (
    <header class={`banner ${verdict}`}>
      <div class="width">
        <p class="kicker">
          IPsec connection update ·{' '}
          <code>PUT /v2.0/vpn/ipsec-site-connections/&#123;connection_id&#125;</code>
        </p>
        <h1>
          <SignShape sign={signs[verdict]} />
          {capital(verdict)}
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
        {clauses.length > 0 && (
          <nav aria-label="What blocks, by name">
            <span>Blocked by</span>
            <ul class="chips">
              {clauses.slice(0, shown).map(({ id }) => (
                <li>
                  <a href={`#card/${id}`}>{id}</a>
                </li>
              ))}
              {clauses.length > shown && (
                <li>
                  <a href="#blocks">and {clauses.length - shown} more</a>
                </li>
              )}
            </ul>
          </nav>
        )}
      </div>
    </header>
  );
}
