import { styleText } from 'node:util';
import { wrap } from '../../report/wrap.ts';
import type { FileResult, Finding, LintReport } from '../finding.ts';
import { counted } from './counted.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Finding['level'], Style>> = { error: 'red', warning: 'yellow', note: 'cyan' };

/** Findings for people, with the lines that they are about. */
export function textOutput(report: LintReport, colours: boolean): string {
  const paint = (style: Style, text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const judged = report.files.filter(({ kinds, findings }) => kinds.length > 0 || findings.length > 0);
  const others = report.files.length - judged.length;
  const blocks = judged.flatMap((file) => file.findings.map((one) => findingBlock(one, paint).join('\n')));
  return `${[...blocks, lastLines(report, judged, others).join('\n')].join('\n\n')}\n`;
}

function lastLines(report: LintReport, judged: readonly FileResult[], others: number): string[] {
  const { totals, stale, verdict, profile } = report;
  return [
    ...(report.files.length === 1 || judged.length === 0
      ? report.files.flatMap(({ file, notes }) => notes.flatMap((note) => wrap(`${file}: ${note}`, '')))
      : judged.flatMap(({ file, notes }) => notes.flatMap((note) => wrap(`${file}: ${note}`, '')))),
    ...stale.flatMap((one) => wrap(`no longer found, take it out: ${one}`, '')),
    ...wrap(
      `${verdict}: ${counted(totals.error, 'error')}, ${counted(totals.warning, 'warning')}${
        totals.note > 0 ? `, ${counted(totals.note, 'note')}` : ''
      }${totals.suppressed > 0 ? `, ${totals.suppressed} suppressed` : ''} in ${counted(judged.length, 'file')}${
        others > 0 ? `; ${counted(others, 'other file')} not about this call` : ''
      } (profile ${profile})`,
      '',
    ),
  ];
}

function findingBlock(finding: Finding, paint: (style: Style, text: string) => string): string[] {
  const { level, rule, place, says, source, message, fix, also } = finding;
  const head = `${place.file}:${place.line}:${place.column} ${paint(styles[level], level)} ${rule}`;
  return [
    head,
    ...wrap(message, '  '),
    ...also.slice(0, shownBeside).flatMap((one) => wrap(`also ${one.message} (${one.rule})`, '  ')),
    ...(also.length > shownBeside ? [`  and ${also.length - shownBeside} more (--json shows all)`] : []),
    ...frame(finding),
    ...(says === '' ? [] : wrap(`page: "${says}" [${source}]`, '  ')),
    ...wrap(`fix: ${fix}`, '  '),
  ];
}

const shownBeside = 4;
const width = 80;

/** The line, those beside it, and a mark below what is meant. */
function frame({ place }: Finding): string[] {
  const digits = String(place.frame.at(-1)?.line ?? 0).length;
  return place.frame.flatMap(({ line, text }) => {
    const own = line === place.line;
    const gutter = `  ${own ? '>' : ' '} ${String(line).padStart(digits)} | `;
    const room = width - gutter.length;
    const skipped = own && place.column > room - 10 ? place.column - Math.floor(room / 2) : 0;
    const shown = text.slice(skipped, skipped + room).replaceAll(/[\t\p{Cc}]/gu, ' ');
    const from = place.column - 1 - skipped;
    const marks = Math.max(1, Math.min(place.endColumn - place.column, room - from));
    const mark = `${' '.repeat(gutter.length - 2)}| ${' '.repeat(from)}${'^'.repeat(marks)}`;
    return [`${gutter}${shown}`.trimEnd(), ...(own ? [mark] : [])];
  });
}
