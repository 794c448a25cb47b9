import { htmlDocument } from '../html/document.tsx';
import { SignShape, SignSheet } from '../html/sign.tsx';
import { style } from '../html/style.ts';
import { capital, count, moment } from '../html/words.ts';
import { ClauseTable } from './clause-table.tsx';
import { Grid } from './grid.tsx';
import type { Changes, Matrix } from './model.ts';
import { Names } from './names.tsx';
import { matrixStyle } from './style.ts';

/** A matrix as one HTML file. */
export function matrixPage(matrix: Matrix): string {
  const title = `${count(matrix.targets.length, 'target')}: IPsec connection updates`;
  return htmlDocument(title, <Body matrix={matrix} />, style + matrixStyle);
}

function Body({ matrix }: { readonly matrix: Matrix }) {
  const { totals, targets, clauses, since, unfinished, unlike } = matrix;
  const failing = clauses.filter((clause) => clause.failing.length + clause.deviating.length > 0);
  const withDeviations = totals['conformant-with-deviations'];
  const open = clauses.slice(failing.length);
  return (
    <body>
      <SignSheet />
      <header class="width heading">
        <h1>{count(targets.length, 'target')}</h1>
        <dl class="figures">
          <Figure name="conformant" value={totals.conformant} tone="pass" />
          {withDeviations > 0 && (
            <Figure name="conformant with deviations" value={withDeviations} tone="deviation" />
          )}
          <Figure name="non-conformant" value={totals['non-conformant']} tone="fail" />
          <Figure name="incomplete" value={totals.incomplete} tone="inconclusive" />
          {since && <Figure name="worse than before" value={since.worse.length} tone="fail" />}
          {since && <Figure name="better" value={since.better.length} tone="pass" />}
          {since && <Figure name="new" value={since.first.length} />}
          {since && <Figure name="gone" value={since.gone.length} />}
        </dl>
        {unlike.map((what) => (
          <p class="alarm">Not judged alike: {what}.</p>
        ))}
      </header>
      <main class="width">
        <Section id="clauses" title="Which clause fails where">
          {failing.length === 0 ? (
            <p>Nowhere does a clause fail.</p>
          ) : (
            <ClauseTable clauses={failing} first={1} />
          )}
          {open.length > 0 && (
            <details>
              <summary>
                {count(open.length, 'clause')} that fail nowhere could not be judged everywhere
              </summary>
              <ClauseTable clauses={open} first={failing.length + 1} />
            </details>
          )}
        </Section>
        {since && (
          <Section id="changed" title="Changed since the time before">
            {since.alike.length === 0 && <p>Nothing fails that did not, and nothing passes that did not.</p>}
            <ul class="changes">{since.alike.map(Changed)}</ul>
            {since.gone.length > 0 && <p>Gone: {since.gone.join(', ')}.</p>}
          </Section>
        )}
        {unfinished.length > 0 && (
          <Section id="incomplete" title="Who is incomplete">
            <ul class="changes">
              {unfinished.map(({ reason, names }) => (
                <li>
                  <strong>{reason}</strong>
                  <Names names={names} what="at" />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section id="targets" title="Every target">
          <Grid targets={targets} clauses={failing} />
        </Section>
      </main>
      <footer class="width">
        <p>
          Reports of {moment(targets.map(({ startedAt }) => startedAt).sort()[0] ?? '')} to{' '}
          {moment(
            targets
              .map(({ startedAt }) => startedAt)
              .sort()
              .at(-1) ?? '',
          )}{' '}
          UTC. A must that fails makes a target non-conformant; a should warns; what was not asked has not
          passed.
        </p>
      </footer>
    </body>
  );
}

function Section(props: { readonly id: string; readonly title: string; readonly children: unknown }) {
  const { id, title, children } = props;
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children as never}
    </section>
  );
}

function Figure(props: { readonly name: string; readonly value: number; readonly tone?: string }) {
  const { name, value, tone = '' } = props;
  return (
    <div>
      <dt>{capital(name)}</dt>
      <dd class={value > 0 ? tone : ''}>{value}</dd>
    </div>
  );
}

function Changed(change: Changes['alike'][number]) {
  const { names, newlyFailing, lost, newlyPassing, differences } = change;
  const rows = [
    ['newly failing', 'fail', newlyFailing],
    ['no longer shown to pass', 'inconclusive', lost],
    ['newly passing', 'pass', newlyPassing],
  ] as const;
  return (
    <li>
      {rows.map(
        ([what, sign, ids]) =>
          ids.length > 0 && (
            <div>
              <span class={`sign ${sign}`}>
                <SignShape sign={sign} />
                {what}
              </span>
              <Names names={ids} what="clauses" />
            </div>
          ),
      )}
      {differences.map((difference) => (
        <p>The reports differ in {difference}.</p>
      ))}
      <Names names={names} what="at" />
    </li>
  );
}
