import { annotation } from '../../report/annotation.ts';
import type { LintReport } from '../finding.ts';
import { counted } from './counted.ts';

/** GitHub annotations: a workflow command for each finding, at its place in the file. */
export function githubOutput({ files, kit, verdict, totals }: LintReport): string {
  const lines = files
    .flatMap(({ findings }) => findings)
    .map(({ level, rule, place, message, fix }) =>
      annotation(
        level === 'note' ? 'notice' : level,
        {
          file: place.file,
          line: String(place.line),
          endLine: String(place.endLine),
          col: String(place.column),
          endColumn: String(place.endColumn),
          title: rule,
        },
        `${message}\n${fix}`,
      ),
    );
  const notes = files
    .filter(({ kinds }) => kinds.length > 0)
    .flatMap(({ file, notes }) =>
      notes.map((note) => annotation('warning', { file, title: 'not in full' }, note)),
    );
  const last = `${verdict}: ${counted(totals.error, 'error')}, ${counted(totals.warning, 'warning')}`;
  return `${[...lines, ...notes, annotation('notice', { title: kit.name }, last)].join('\n')}\n`;
}
