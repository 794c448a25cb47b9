import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Clause } from '../model/clause.ts';
import type { Expectation, Family } from '../model/plan.ts';
import { requestLine, sentLines } from '../report/request-line.ts';
import { type Difference, differencesOf } from '../run/differences.ts';
import { clausesOf } from '../run/plan.ts';
import { offlinePlan } from './offline-plan.ts';
import { pageContract } from './page-contract.ts';

/** Says why a clause is asked, and shows a request on either side of it. */
export function explainCommand(
  id: string,
  options: { profile: string; family: Family; json?: boolean },
): void {
  const contract = contractOf(options.profile, options.family);
  const difference = differencesOf(contract, pageContract(options.family), updateConnection).find(
    (one) => one.id === id,
  );
  if (difference?.page && !difference.profile) {
    explainLeftOut(difference.page, difference, options);
    return;
  }
  const clause = clausesOf(contract, updateConnection).find((one) => one.id === id);
  if (!clause)
    throw new UsageError(
      `there is no clause "${id}": \`vpnaas-conformance list ${id.split('/')[0]}\` shows what there is`,
    );
  const { cases } = offlinePlan(options.profile, options.family, 'quick', 1, [id]);
  const own = cases.find((one) => one.clause === id);
  const twin = cases.find((one) => one.id === own?.twin);
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
        expects: expected[own.expect.kind](own.expect),
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
            `  expects    ${expected[own.expect.kind](own.expect)}`,
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

const expected: Readonly<Record<Expectation['kind'], (expect: Expectation) => string>> = {
  accepted: () => 'the update is accepted',
  refused: (expect) => `status ${expect.kind === 'refused' ? expect.status : ''}`,
  coerced: (expect) =>
    `status 400, or the update accepted with ${expect.kind === 'coerced' ? JSON.stringify(expect.as) : ''}`,
  clean: () => 'a clean answer: 2xx or 4xx',
  observed: () => 'any answer: the page does not say; it is recorded',
  explained: () => 'every read shows what the updates before it add up to',
  apart: () => 'each connection has values that it had or was sent, and none of the other',
};
