import type { JSX } from 'preact';
import type { ClauseResult } from '../../model/report.ts';
import type { Verdict } from '../../model/verdict.ts';

/** What a sign can say: a verdict, that answers were only recorded, or that nothing is asked. */
export type Sign = Verdict | 'recorded' | 'silent';

/** Shapes that differ without their colours, on a field of 16 by 16; `.cut` is drawn in the colour of the ground. */
const shapes: Readonly<Record<Sign, JSX.Element>> = {
  pass: (
    <>
      <circle cx="8" cy="8" r="7.5" />
      <path class="cut" d="M4.4 8.3l2.5 2.6 4.7-5.2" />
    </>
  ),
  fail: (
    <>
      <path d="M4.9.5h6.2l4.4 4.4v6.2l-4.4 4.4H4.9L.5 11.1V4.9z" />
      <path class="cut" d="M5.2 5.2l5.6 5.6m0-5.6l-5.6 5.6" />
    </>
  ),
  warn: (
    <>
      <path d="M8 .8l7.6 14H.4z" />
      <path class="cut" d="M8 5.6v4.2m0 2v.4" />
    </>
  ),
  deviation: (
    <>
      <path d="M8 .3L15.7 8 8 15.7.3 8z" />
      <path class="cut" d="M4.9 6.6h6.2m-6.2 2.9h6.2M9.7 4.6l-3.4 6.9" />
    </>
  ),
  inconclusive: (
    <>
      <circle class="line" cx="8" cy="8" r="6.7" />
      <path class="line" d="M5.8 6.4a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.6-.9 1.3m0 1.9v.4" />
    </>
  ),
  flaky: (
    <>
      <circle class="line" cx="8" cy="8" r="6.7" />
      <path class="line" d="M3.9 9c1.4-3 2.8-3 4.1-1s2.7 2 4.1-1" />
    </>
  ),
  skipped: (
    <>
      <circle class="line" stroke-dasharray="2.6 2.6" cx="8" cy="8" r="6.7" />
      <path class="line" d="M5.4 8h5.2" />
    </>
  ),
  recorded: (
    <>
      <rect class="line" x="1.7" y="1.7" width="12.6" height="12.6" rx="2" />
      <path class="line" d="M4.7 5.8h6.6m-6.6 4.4h4.2" />
    </>
  ),
  silent: <path class="line" d="M4.5 8h7" />,
};

/** The shapes, once for the whole page. */
export function SignSheet() {
  return (
    <svg class="sheet" aria-hidden="true" width="0" height="0">
      {Object.entries(shapes).map(([sign, shape]) => (
        <symbol id={`sign-${sign}`} viewBox="0 0 16 16">
          {shape}
        </symbol>
      ))}
    </svg>
  );
}

/** The word of a sign, where it is not the sign's own name. */
const words: Partial<Readonly<Record<Sign, string>>> = { inconclusive: 'open', silent: 'no clause' };

/** What a sign is called. */
export function wordOf(sign: Sign): string {
  return words[sign] ?? sign;
}

/** A verdict as a shape and a word. */
export function SignOf({ sign }: { readonly sign: Sign }) {
  return (
    <span class={`sign ${sign}`}>
      <SignShape sign={sign} />
      {wordOf(sign)}
    </span>
  );
}

/** The shape alone, beside a word that says the same. */
export function SignShape({ sign }: { readonly sign: Sign }) {
  return (
    <svg class={`shape ${sign}`} aria-hidden="true" viewBox="0 0 16 16">
      <use href={`#sign-${sign}`} />
    </svg>
  );
}

/** An info clause is recorded, where others pass. */
export function signOf({ level, verdict }: Pick<ClauseResult, 'level' | 'verdict'>): Sign {
  return level === 'info' && verdict === 'pass' ? 'recorded' : verdict;
}

const worstFirst: readonly Verdict[] = [
  'fail',
  'inconclusive',
  'flaky',
  'warn',
  'deviation',
  'pass',
  'skipped',
];

/** What several clauses come to: the worst of those that count, or that nothing counts. */
export function worstOf(clauses: readonly ClauseResult[]): Sign {
  const counting = clauses.filter(({ level }) => level !== 'info');
  const worst = worstFirst.find((verdict) => counting.some((clause) => clause.verdict === verdict));
  return worst ?? (clauses.length > 0 ? 'recorded' : 'silent');
}
