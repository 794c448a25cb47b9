import { type Sign, SignOf, SignShape, wordOf } from '../html/sign.tsx';
import type { Matrix, MatrixTarget } from './model.ts';

const verdicts: Readonly<Record<MatrixTarget['verdict'], Sign>> = {
  conformant: 'pass',
  'conformant-with-deviations': 'deviation',
  'non-conformant': 'fail',
  incomplete: 'inconclusive',
};

/** A row for every target, a column for every clause that did not pass everywhere. */
export function Grid({ targets, clauses }: Pick<Matrix, 'targets' | 'clauses'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section class="scroll" tabIndex={0} aria-label="Every target and clause">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Target</th>
            <th scope="col">Verdict</th>
            {clauses.map(({ id }, n) => (
              <th scope="col">
                <a href={`#clause-${n + 1}`} title={id}>
                  {n + 1}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr>
              <th scope="row">{target.name}</th>
              <td>
                <SignOf sign={verdicts[target.verdict]} />
              </td>
              {clauses.map(({ id }) => (
                <Cell sign={signAt(target, id)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ sign }: { readonly sign: Sign | undefined }) {
  if (!sign) return <td />;
  return (
    <td class={`sign ${sign}`}>
      <SignShape sign={sign} />
      <span class="unseen">{wordOf(sign)}</span>
    </td>
  );
}

function signAt({ failing, warned, deviating, open }: MatrixTarget, id: string): Sign | undefined {
  if (failing.includes(id)) return 'fail';
  if (deviating.includes(id)) return 'deviation';
  if (warned.includes(id)) return 'warn';
  return open.includes(id) ? 'inconclusive' : undefined;
}
