import type { FileResult, LintLevel, LintReport } from './finding.ts';

/** Sums up what came of the files. @param failOn the least level that makes the verdict non-conformant */
export function lintReport(
  files: readonly FileResult[],
  about: Pick<LintReport, 'kit' | 'profile' | 'family' | 'stale'>,
  failOn: 'error' | 'warning',
): LintReport {
  const count = (level: LintLevel) =>
    files.flatMap(({ findings }) => findings).filter((one) => one.level === level).length;
  const totals = {
    error: count('error'),
    warning: count('warning'),
    note: count('note'),
    suppressed: files.flatMap(({ suppressed }) => suppressed).length,
  };
  const failed = totals.error > 0 || (failOn === 'warning' && totals.warning > 0);
  const judged = files.filter(({ kinds }) => kinds.length > 0);
  const complete = judged.length > 0 && judged.every(({ notes }) => notes.length === 0);
  const fine = about.stale.length > 0 ? 'stale' : 'conformant';
  return {
    schemaVersion: 1,
    ...about,
    verdict: failed ? 'non-conformant' : complete ? fine : 'incomplete',
    totals,
    files,
  };
}
