import { styleText } from 'node:util';
import type { Report } from '../model/report.ts';
import { card } from './card.ts';
import { deviationLine, deviationsIn } from './deviation-words.ts';
import { headline } from './headline.ts';
import { notRestored } from './not-restored.ts';
import { levels, verdictColumns } from './verdict-columns.ts';
import { wrap } from './wrap.ts';

type Style = Parameters<typeof styleText>[0];

/** The report for a terminal, 80 columns wide. @param colours whether to use ANSI colours */
export function textReport(report: Report, colours: boolean): string {
  const paint = (style: Style, text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const colour = {
    conformant: 'green',
    'conformant-with-deviations': 'cyan',
    'non-conformant': 'red',
    incomplete: 'yellow',
  } as const;
  const { kit, profile, plan, target, run } = report;
  const failing = report.clauses.filter(({ verdict }) => verdict === 'fail');
  const given = deviationsIn(report.clauses);
  const deviating = given.filter(({ verdict }) => verdict === 'deviation');
  const without = given.filter(({ verdict }) => verdict !== 'deviation');
  const warned = report.clauses.filter(({ verdict }) => verdict === 'warn');
  const open = report.clauses.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'flaky');
  return [
    ...wrap(
      `${kit.name} ${kit.version}: profile ${profile.name}, IPv${target.family}, effort ${plan.effort}, seed ${plan.seed}`,
      '',
    ),
    ...wrap(
      `target ${target.embedded ? 'the embedded reference server' : target.url}, connection ${target.connection}${besideIt(report)}`,
      '',
    ),
    ...(report.merged ? wrap(mergedFrom(report.merged), '') : []),
    ...(target.tls === 'unverified'
      ? [paint('yellow', 'The certificate of the target was NOT verified (verify: false).')]
      : []),
    '',
    ...wrap(headline(report), '').map((line) => paint(['bold', colour[report.verdict]], line)),
    '',
    ...grid(report),
    ...failing.flatMap((clause) => ['', ...card(clause, paint('red', 'FAIL'))]),
    ...deviating.flatMap((clause) => ['', ...card(clause, paint('cyan', 'DEVIATION'))]),
    ...warned.flatMap((clause) => ['', ...card(clause, paint('yellow', 'WARN'))]),
    ...without.flatMap((row) => ['', ...wrap(`Deviation for ${row.id}: ${deviationLine(row)}`, '')]),
    ...listed('Could not be judged', open),
    ...listed('Not asked', report.notAsked),
    '',
    ...state(report, paint),
    ...wrap(proof(report), ''),
    ...wrap(
      `${run.puts} updates in ${run.seconds} s${weather(report)}. Plan ${plan.digest.slice(0, 12)}.`,
      '',
    ),
    '',
  ].join('\n');
}

function mergedFrom(shards: NonNullable<Report['merged']>): string {
  const connections = [...new Set(shards.map(({ connection }) => connection))];
  const several = connections.length > 1 ? `, asked of connections ${connections.join(', ')}` : '';
  return `merged from ${shards.length} shards${several}`;
}

function besideIt({ target: { second, embedded } }: Report): string {
  return second === undefined || embedded ? '' : `, second connection ${second}`;
}

function grid({ totals }: Report): string[] {
  const used = verdictColumns(totals);
  const row = (head: string, cells: readonly string[]) =>
    `${head.padEnd(8)}${cells.map((cell, i) => cell.padStart((used[i]?.length ?? 0) + 3)).join('')}`;
  return [
    row('', used),
    ...levels.map((level) =>
      row(
        level,
        used.map((verdict) => String(totals[level][verdict] ?? 0)),
      ),
    ),
  ];
}

function listed(title: string, rows: readonly { readonly id: string; readonly reason?: string }[]): string[] {
  if (rows.length === 0) return [];
  const reasons = [...new Set(rows.map(({ reason = 'no case' }) => reason))];
  return [
    '',
    ...reasons.flatMap((reason) => {
      const ids = rows.filter((row) => (row.reason ?? 'no case') === reason).map(({ id }) => id);
      const shown =
        ids.length > 20 ? [...ids.slice(0, 20), `... (${ids.length - 20} more in report.json)`] : ids;
      return [...wrap(`${title} (${ids.length}): ${reason}`, ''), ...wrap(shown.join(', '), '  ')];
    }),
  ];
}

function state({ target, run }: Report, paint: (style: Style, text: string) => string): string[] {
  if (target.restored) return ['The connection is as it was before the run.'];
  return wrap(notRestored({ target, run }), '').map((line) => paint(['bold', 'red'], line));
}

function proof({ selftest }: Report): string {
  if (!selftest)
    return 'This build of the kit carries no fitting self-test (`vpnaas-conformance selftest` makes one).';
  const wrong = selftest.stages.reduce((sum, stage) => sum + stage.wrong, 0);
  const tried = selftest.stages.map((stage) => `${stage.tried} ${stage.name}`).join(', ');
  return `The kit was tried on ${tried}: ${wrong === 0 ? 'never wrong' : `${wrong} times wrong`}.`;
}

function weather({ run }: Report): string {
  const times = run.disturbances.reduce((sum, one) => sum + one.times, 0);
  return times === 0 ? '' : `, ${times} retried (${run.disturbances.map(({ what }) => what).join(', ')})`;
}
