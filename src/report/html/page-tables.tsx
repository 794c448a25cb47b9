import type { ClauseResult, PageRow, Report, SpecFinding } from '../../model/report.ts';
import { groupsOf } from './groups.ts';
import { type Sign, SignOf, signOf, worstOf } from './sign.tsx';
import { count } from './words.ts';

const tables = [
  { side: 'request', caption: 'Request parameters', heads: ['Name', 'In', 'Type', 'Description'] },
  { side: 'response', caption: 'Response parameters', heads: ['Name', 'In', 'Type', 'Description'] },
  { side: 'status', caption: 'Status codes', heads: ['Code', 'Reason'] },
] as const;

/** How the page marks a parameter, right behind its name. */
const optional = '(Optional)';

/** The page's own tables, word for word, each row with its verdict and the clauses that stand on it. */
export function PageTables({ report }: { readonly report: Report }) {
  const { page, clauses, specFindings } = report;
  const anchors = new Set(page.map(({ anchor }) => anchor));
  const elsewhere = groupsOf(
    clauses.filter(({ source }) => !anchors.has(source)),
    ({ source }) => source,
  );
  return (
    <>
      {tables.map(({ side, caption, heads }) => {
        const rows = page.filter(({ anchor }) => anchor.startsWith(`${side}-`));
        return (
          <table class={`page ${side}`}>
            <caption>{caption}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col">{head}</th>
                ))}
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            {rows.map((row) => (
              <Row
                row={row}
                heads={heads}
                clauses={clauses.filter(({ source }) => source === row.anchor)}
                findings={specFindings.filter(({ source }) => source.includes(row.anchor))}
              />
            ))}
          </table>
        );
      })}
      {elsewhere.length > 0 && (
        <>
          <h3>Beyond the page</h3>
          {elsewhere.map(([source, some]) => (
            <div class="elsewhere">
              <p>
                {source} <SignOf sign={worstOf(some)} />
              </p>
              <ClauseList clauses={some} open={isBad(worstOf(some))} />
            </div>
          ))}
        </>
      )}
    </>
  );
}

interface RowProps {
  readonly row: PageRow;
  readonly heads: readonly string[];
  readonly clauses: readonly ClauseResult[];
  readonly findings: readonly SpecFinding[];
}

function Row({ row: { anchor, cells }, heads, clauses, findings }: RowProps) {
  const sign = worstOf(clauses);
  const [name = '', ...rest] = cells;
  const example = anchor.endsWith('-example');
  return (
    <tbody id={`row-${anchor}`} class={sign}>
      <tr class="row">
        {example ? (
          <td colSpan={heads.length} class="says">
            <pre>{name.trim()}</pre>
          </td>
        ) : (
          <>
            <th scope="row">
              {name.replace(optional, '')}
              {name.endsWith(optional) && <small>{optional}</small>}
            </th>
            {rest.map((cell, index) => (
              <td class={index === rest.length - 1 ? 'says' : 'short'}>{cell}</td>
            ))}
          </>
        )}
        <td class="verdict">
          <SignOf sign={sign} />
          {clauses.length > 0 && <small>{share(clauses)}</small>}
        </td>
      </tr>
      {clauses.length + findings.length > 0 && (
        <tr class="clauses">
          <td colSpan={heads.length + 1}>
            {clauses.length > 0 && <ClauseList clauses={clauses} open={isBad(sign)} />}
            {findings.length > 0 && (
              <p class="notes">
                The page itself:{' '}
                {findings.map(({ id, kind }, index) => (
                  <>
                    {index > 0 && ', '}
                    <a href={`#finding/${id}`}>{id}</a> ({kind})
                  </>
                ))}
              </p>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function ClauseList({
  clauses,
  open,
}: {
  readonly clauses: readonly ClauseResult[];
  readonly open: boolean;
}) {
  return (
    <details open={open}>
      <summary>{count(clauses.length, 'clause')}</summary>
      <ul class="clause-list">
        {clauses.map((clause) => (
          <li id={clause.id}>
            <SignOf sign={signOf(clause)} />
            <span class="level">{clause.level}</span>
            <span>
              {clause.title}
              {clause.reason !== undefined && <em>: {clause.reason}</em>}
              <small>
                {clause.counterexample ? (
                  <a href={`#card/${clause.id}`}>{clause.id}</a>
                ) : (
                  <code>{clause.id}</code>
                )}
                , {count(clause.cases.total, 'case')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isBad(sign: Sign): boolean {
  return sign === 'fail' || sign === 'flaky' || sign === 'deviation';
}

/** How many of the clauses that count came to that. */
function share(clauses: readonly ClauseResult[]): string {
  const counting = clauses.filter(({ level }) => level !== 'info');
  if (counting.length === 0) return `${clauses.length} recorded`;
  const passed = counting.filter(({ verdict }) => verdict === 'pass').length;
  return `${passed} of ${counting.length} pass`;
}
