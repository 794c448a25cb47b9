import type { ClauseResult, Report } from '../model/report.ts';
import { deviationLine, deviationsIn } from './deviation-words.ts';
import { headline } from './headline.ts';
import { sentLine } from './request-line.ts';
import { levels, verdictColumns } from './verdict-columns.ts';

/** Clauses listed before the rest is only counted. */
const most = 20;

/** The verdict as Markdown for the summary of a CI step: the sentence, the grid, what blocks. */
export function summaryReport(report: Report): string {
  const { clauses, target, profile, plan, kit, totals } = report;
  const musts = clauses.filter(({ level }) => level === 'must');
  const failed = musts.filter(({ verdict }) => verdict === 'fail');
  const open = musts.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'flaky');
  const used = verdictColumns(totals);
  const about = plain(
    `profile ${profile.name}, IPv${target.family}, effort ${plan.effort}, seed ${plan.seed}, ${kit.name} ${kit.version}`,
  );
  return [
    `## ${plain(headline(report))}`,
    '',
    `${target.embedded ? 'The embedded reference server' : code(target.url)}, connection ${code(target.connection)}, ${about}.`,
    ...(target.lost.length > 0 ? ['', `**Not restored:** ${target.lost.map(code).join(', ')}.`] : []),
    '',
    `| | ${used.join(' | ')} |`,
    `| --- |${used.map(() => ' ---: |').join('')}`,
    ...levels.map((level) => `| ${level} | ${used.map((one) => totals[level][one] ?? 0).join(' | ')} |`),
    '',
    ...listed('What blocks', failed),
    ...listed('Deviations', deviationsIn(clauses)),
    ...listed('Could not be judged', open),
  ].join('\n');
}

function listed(title: string, clauses: readonly ClauseResult[]): string[] {
  if (clauses.length === 0) return [];
  return [
    `### ${title} (${clauses.length})`,
    '',
    ...clauses.slice(0, most).map(item),
    ...(clauses.length > most ? [`- and ${clauses.length - most} more`] : []),
    '',
  ];
}

function item(clause: ClauseResult): string {
  const { id, title, counterexample, reason = '' } = clause;
  const [given] = deviationsIn([clause]);
  if (given) return `- ${code(id)} ${plain(title)}: ${plain(deviationLine(given))}`;
  if (!counterexample) return `- ${code(id)} ${plain(title)}: ${plain(reason)}`;
  const { expected, received } = counterexample;
  return `- ${code(id)} ${plain(title)}: ${code(sentLine(counterexample))} expected ${plain(expected)}, received ${plain(received)}`;
}

/** Text in which nothing is Markdown, HTML or a link. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replaceAll('://', ':\\//')
    .replaceAll('www.', 'www\\.');
}

/** Text as a code span, whatever backticks are in it. */
function code(text: string): string {
  const line = oneLine(text);
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return runs.length > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ');
}
