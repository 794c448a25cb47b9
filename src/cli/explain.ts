import { expectedOf } from '../check/expectation.ts';
import type { Clause } from '../model/clause.ts';
import type { Family } from '../model/plan.ts';
import { requestLine, sentLines } from '../report/request-line.ts';
import type { Difference } from '../run/differences.ts';
import { explanationOf } from './explanation.ts';

/** Says why a clause is asked, and shows a request on either side of it. */
export function explainCommand(
  id: string,
  options: { profile: string; family: Family; json?: boolean },
): void {
  const { clause, difference, own, twin } = explanationOf(id, options.profile, options.family);
  if (!clause) {
    if (difference?.page) explainLeftOut(difference.page, difference, options);
    return;
  }
  const { level, origin, title, says, source } = clause;
  const shown = {
    id,
    level,
    origin,
    title,
    says,
    source,
    ...(own && {
      asks: {
        ...(own.given && { given: own.given }),
        request: own.request,
        ...(own.steps && { steps: own.steps }),
        expects: expectedOf(own.expect),
      },
    }),
    ...(twin && { twin: twin.request }),
    ...(difference && {
      page: difference.page ? pageOf(difference.page) : null,
      differs: difference.differs,
    }),
    ...(difference?.why !== undefined && { why: difference.why }),
  };
  if (options.json) {
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return;
  }
  process.stdout.write(
    [
      `${id} (${level})`,
      `  holds      ${title}`,
      `  says       "${says}"`,
      `  source     ${placeOf(clause)}`,
      ...(difference ? comparedLines(difference) : []),
      ...(own
        ? [
            ...(own.given ? [`  given      ${JSON.stringify(own.given)}`] : []),
            `  asks       ${sentLines(own).join('\n             ')}`,
            `  expects    ${expectedOf(own.expect)}`,
          ]
        : ['  asks       nothing of its own: it is observed on the cases of other clauses']),
      ...(twin
        ? [
            `  beside     ${requestLine(twin.request)}`,
            '             which has to be accepted in the same run',
          ]
        : []),
      '',
    ].join('\n'),
  );
}

function pageOf({ level, title, says, source }: Clause): object {
  return { level, title, says, source };
}

function placeOf({ origin, source }: Clause): string {
  return origin === 'page' ? `spec/source.md#${source}` : source;
}

/** What the page says instead, and why the profile differs. */
function comparedLines({ page, differs, why }: Difference): string[] {
  const instead = page
    ? [
        `  page       ${page.level}: ${page.title}`,
        ...(differs.includes('source')
          ? [`             "${page.says}"`, `             ${placeOf(page)}`]
          : []),
        ...(differs.includes('values') ? ['             other values are sent as valid ones'] : []),
      ]
    : ['  page       does not ask it'];
  return [...instead, ...(why === undefined ? [] : [`  why        ${why}`])];
}

/** A clause of the page that the profile does not ask. */
function explainLeftOut(
  page: Clause,
  difference: Difference,
  options: { profile: string; json?: boolean },
): void {
  const { id, why } = difference;
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ id, asked: false, page: pageOf(page), ...(why !== undefined && { why }) }, null, 2)}\n`
      : [`${id} (profile ${options.profile} does not ask it)`, ...comparedLines(difference), ''].join('\n'),
  );
}
