import type { Report } from '../../model/report.ts';
import { Banner } from './banner.tsx';
import { Grid } from './grid.tsx';
import { Identity } from './identity.tsx';
import { sectionsOf } from './sections.tsx';
import { SignSheet } from './sign.tsx';
import { grouped } from './words.ts';

/** Everything that is seen of a report. */
export function Body({ report }: { readonly report: Report }) {
  const sections = sectionsOf(report);
  return (
    <body>
      <a class="skip" href="#blocks">
        To what blocks
      </a>
      <SignSheet />
      <Banner report={report} />
      <div class="width layout">
        <nav class="contents" aria-label="Contents">
          <ol>
            {sections.map(({ id, title, count }) => (
              <li>
                <a href={`#${id}`}>
                  {title}
                  {count !== undefined && <span>{grouped(count)}</span>}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          <section class="overview" aria-label="Who, what, when">
            <Identity report={report} />
            <Grid totals={report.totals} />
          </section>
          {sections.map(({ id, title, count, body }) => (
            <section id={id} aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>
                {title}
                {count !== undefined && <span class="count">{grouped(count)}</span>}
              </h2>
              {body}
            </section>
          ))}
        </main>
      </div>
      <footer class="width">
        <p>
          {report.kit.name} {report.kit.version}. A must is stated by the page, a should is hinted at, an info
          is only recorded. What was not asked has not passed.
        </p>
      </footer>
    </body>
  );
}
