import type { ClauseResult, Report } from '../model/report.ts';
import { annotation } from './annotation.ts';
import { headline } from './headline.ts';
import { whatHappened } from './what-happened.ts';

/**
 * GitHub annotations: a workflow command for each clause that failed (error), warned or could not be judged, or whose
 * deviation is stale (warning), or deviates (notice), at the row of the page that it stands on, and the verdict as a notice.
 */
export function githubAnnotations(report: Report): string {
  const lines = new Map(report.page.map(({ anchor, line }) => [anchor, line]));
  const place = ({ source }: ClauseResult) => {
    const line = lines.get(source);
    return line === undefined ? {} : { file: 'spec/source.md', line: String(line) };
  };
  const command = (kind: 'error' | 'warning' | 'notice') => (clause: ClauseResult) =>
    annotation(
      kind,
      { ...place(clause), title: clause.id },
      [
        clause.title,
        whatHappened(clause),
        ...(clause.counterexample ? [clause.counterexample.replay] : []),
      ].join('\n'),
    );
  const those = (...verdicts: ClauseResult['verdict'][]) =>
    report.clauses.filter(({ verdict }) => verdicts.includes(verdict));
  return [
    ...those('fail').map(command('error')),
    ...those('flaky', 'inconclusive', 'warn').map(command('warning')),
    ...report.clauses.filter(({ deviation }) => deviation?.state === 'stale').map(command('warning')),
    ...those('deviation').map(command('notice')),
    annotation('notice', { title: report.kit.name }, headline(report)),
    '',
  ].join('\n');
}
