import type { SpecFinding } from '../../model/report.ts';

/** What the page's authors should mend. */
export function PageFindings({ findings }: { readonly findings: readonly SpecFinding[] }) {
  return (
    <ul class="findings">
      {findings.map(({ id, kind, finding, quote, source, decision, why }) => (
        <li id={`finding/${id}`}>
          <p>
            <span class={`kind ${kind}`}>{kind}</span> <strong>{id}</strong>
          </p>
          <p>{finding}</p>
          <details>
            <summary>What the page says, and how it is read here</summary>
            {quote.map((words) => (
              <blockquote>{words}</blockquote>
            ))}
            <p>{decision}</p>
            <p>{why}</p>
            <p class="notes">
              {source.map((anchor, index) => (
                <>
                  {index > 0 && ', '}
                  <a href={`#row-${anchor}`}>{anchor}</a>
                </>
              ))}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}
