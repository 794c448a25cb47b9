import type { ClauseResult, Report } from '../model/report.ts';
import { deviationLine, deviationsIn } from './deviation-words.ts';
import { whatHappened } from './what-happened.ts';

const columns = [
  'id',
  'level',
  'origin',
  'verdict',
  'cases',
  'failed',
  'open',
  'because',
  'title',
  'says',
  'source',
  'deviation',
];

/** The clauses as CSV (RFC 4180), one row each, those that were not asked with the reason. */
export function csvReport({ clauses }: Report): string {
  return [columns, ...clauses.map(cells)].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

function cells(clause: ClauseResult): readonly string[] {
  const { id, level, origin, verdict, cases, title, says, source } = clause;
  const { deviation, ...alone } = clause;
  const because = verdict === 'pass' ? seen(clause) : whatHappened(alone);
  const given = deviationsIn([clause]).map(deviationLine).join('');
  const counts = [cases.total, cases.fail, cases.inconclusive].map(String);
  return [id, level, origin, verdict, ...counts, because, title, says, source, given];
}

function seen({ observed = {} }: ClauseResult): string {
  return Object.entries(observed)
    .map(([what, times]) => `${what} (${times})`)
    .join('; ');
}

/** A spreadsheet would take a cell that begins so for a formula; an apostrophe makes it text. */
const formula = /^\s*[=+\-@\t\r]/;

function quoted(cell: string): string {
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
