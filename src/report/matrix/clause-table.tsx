import type { MatrixClause } from './matrix.ts';
import { Names } from './names.tsx';

/** Clause by clause at how many targets it fails, most first, and at which. The numbers are the columns of the grid. */
export function ClauseTable({ clauses }: { readonly clauses: readonly MatrixClause[] }) {
  return (
    <ol class="clauses">
      {clauses.map(({ id, level, title, failing, open, newly }, n) => (
        <li
          id={`clause-${n + 1}`}
          class={failing.length === 0 ? 'inconclusive' : level === 'must' ? 'fail' : 'warn'}
        >
          <p class="tally">
            <strong>{failing.length > 0 ? failing.length : open.length}</strong>
            <small>{failing.length > 0 ? (level === 'must' ? 'fail' : 'warn') : 'open'}</small>
          </p>
          <div>
            <p>
              {title} <small>{level}</small>
              {newly.length > 0 && <small class="newly">{newly.length} newly</small>}
            </p>
            <p>
              <code>{id}</code>
            </p>
            <Names names={failing} what="fails at" newly={newly} />
            <Names names={open} what="open at" />
          </div>
        </li>
      ))}
    </ol>
  );
}
