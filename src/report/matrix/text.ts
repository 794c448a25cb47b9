import { wrap } from '../wrap.ts';
import type { Matrix, MatrixClause } from './model.ts';

/** Names that one line of the terminal can carry. */
const most = 8;

/** A matrix for a terminal of 80 columns. */
export function matrixText({ totals, targets, clauses, since, unfinished, unlike }: Matrix): string {
  const withDeviations = totals['conformant-with-deviations'];
  return [
    ...wrap(
      `${targets.length} targets: ${totals.conformant} conformant, ${withDeviations > 0 ? `${withDeviations} conformant with deviations, ` : ''}${totals['non-conformant']} non-conformant, ${totals.incomplete} incomplete.`,
      '',
    ),
    ...(since
      ? wrap(
          `Since the time before: ${since.worse.length} worse, ${since.better.length} better, ${since.first.length} new, ${since.gone.length} gone.`,
          '',
        )
      : []),
    ...unlike.flatMap((what) => wrap(`Not judged alike: ${what}.`, '')),
    ...section(
      'Fails where',
      clauses
        .filter(({ failing }) => failing.length > 0)
        .flatMap((clause) => clauseLines(clause, clause.failing)),
    ),
    ...section(
      'Deviates where',
      clauses
        .filter(({ deviating }) => deviating.length > 0)
        .flatMap(({ id, level, deviating }) => [
          `  ${id} (${level}): ${deviating.length}`,
          ...wrap(some(deviating), '    '),
        ]),
    ),
    ...section(
      'Changed',
      (since?.alike ?? []).flatMap(({ names, newlyFailing, lost, newlyPassing }) => [
        ...wrap(`${names.length}: ${some(names)}`, '  '),
        ...listed('newly failing', newlyFailing),
        ...listed('no longer shown to pass', lost),
        ...listed('newly passing', newlyPassing),
      ]),
    ),
    ...section(
      'Incomplete',
      unfinished.flatMap(({ reason, names }) => [
        ...wrap(`${reason}: ${names.length}`, '  '),
        ...wrap(some(names), '    '),
      ]),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function clauseLines({ id, level, newly }: MatrixClause, names: readonly string[]): string[] {
  const fresh = newly.length > 0 ? `, ${newly.length} newly` : '';
  return [`  ${id} (${level}): ${names.length}${fresh}`, ...wrap(some(names), '    ')];
}

function listed(what: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : wrap(`${what}: ${some(ids)}`, '    ');
}

function some(names: readonly string[]): string {
  const rest = names.length - most;
  return rest > 1 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}
