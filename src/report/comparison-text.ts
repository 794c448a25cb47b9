import type { Change, Comparison } from './comparison.ts';
import { wrap } from './wrap.ts';

/** What changed between two reports, for a terminal of 80 columns. */
export function comparisonText(comparison: Comparison): string {
  const { newlyFailing, lost, newlyPassing, newlyDeviating, newlyAsked } = comparison;
  const { otherwise, regression, differences } = comparison;
  const worse = [
    ...(newlyFailing.length > 0 ? [`${newlyFailing.length} newly failing`] : []),
    ...(lost.length > 0 ? [`${lost.length} no longer shown to pass`] : []),
  ];
  return [
    regression
      ? `WORSE: ${worse.join(', ')}.`
      : `NOT WORSE: nothing fails that did not, and no pass was lost.`,
    ...differences.flatMap((difference) => wrap(`The reports differ in ${difference}.`, '')),
    ...section('Newly failing', newlyFailing),
    ...section('No longer shown to pass', lost),
    ...section('Newly passing', newlyPassing),
    ...section('Newly deviating, as granted', newlyDeviating),
    ...section('Newly asked', newlyAsked),
    ...section('Changed otherwise', otherwise),
    '',
  ].join('\n');
}

function section(title: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  return [
    '',
    `${title} (${changes.length})`,
    ...changes.flatMap(({ id, level, title: sentence, before, after }) => [
      `  ${id} (${level}): ${before} -> ${after}`,
      ...(sentence === undefined ? [] : wrap(sentence, '    ')),
    ]),
  ];
}
