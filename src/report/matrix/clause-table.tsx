import { type Sign, wordOf } from '../html/sign.tsx';
import type { MatrixClause } from './model.ts';
import { Names } from './names.tsx';

/**
 * Clause by clause at how many targets it fails, most first, and at which. The numbers, from `first`, are the columns of
 * the grid.
 */
export function ClauseTable(props: { readonly clauses: readonly MatrixClause[]; readonly first: number }) {
  const { clauses, first } = props;
  return (
    <ol class="clauses" style={`counter-reset: clause ${first - 1}`}>
      {clauses.map(({ id, level, title, failing, deviating, open, newly }, n) => (
        <li id={`clause-${first + n}`} class={signOfClause({ level, failing, deviating })}>
          <p class="tally">
            <strong>{failing.length || deviating.length || open.length}</strong>
            <small>{wordOf(signOfClause({ level, failing, deviating }))}</small>
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
            <Names names={deviating} what="deviates at" />
            <Names names={open} what="open at" />
          </div>
        </li>
      ))}
    </ol>
  );
}

function signOfClause({
  level,
  failing,
  deviating,
}: Pick<MatrixClause, 'level' | 'failing' | 'deviating'>): Sign {
  if (failing.length > 0) return level === 'must' ? 'fail' : 'warn';
  return deviating.length > 0 ? 'deviation' : 'inconclusive';
}
