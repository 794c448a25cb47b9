import { create } from 'xmlbuilder2';
import type { ClauseResult, Report } from '../model/report.ts';
import { headline } from './headline.ts';
import { sentLines } from './request-line.ts';
import { whatHappened } from './what-happened.ts';

/**
 * JUnit XML: one test suite per section, one test case per clause. A failing must is a `<failure>`; a clause that could
 * not be judged is an `<error>`; one that was not asked is `<skipped>`; warnings and observations are `<system-out>`. A
 * clause that deviates is `<skipped>` too, with the type `deviation` and its failure as `<system-out>`: a viewer counts it
 * neither as passed nor as failed (pytest writes an expected failure so). A stale deviation is an `<error>`.
 */
export function junitReport(report: Report): string {
  const sections = groupBySection(report.clauses);
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' }).ele(
    'testsuites',
    {
      name: report.kit.name,
      ...counts(report.clauses),
      time: report.run.seconds,
    },
  );
  for (const [section, clauses] of sections) {
    const suite = root.ele('testsuite', {
      name: section,
      ...counts(clauses),
      timestamp: report.run.startedAt,
    });
    for (const clause of clauses) addCase(suite, section, clause);
  }
  root.ele('system-out').txt(headline(report));
  return `${root.end({ prettyPrint: true })}\n`;
}

type Element = ReturnType<typeof create>;

function addCase(suite: Element, section: string, clause: ClauseResult): void {
  const test = suite.ele('testcase', { classname: `${section}.${clause.level}`, name: clause.id });
  const { counterexample: example } = clause;
  const story = [
    clause.title,
    `page: "${clause.says}" [${clause.source}]`,
    ...(example
      ? [
          ...(example.steps
            ? sentLines(example)
            : [`sent: ${example.request.raw ?? JSON.stringify(example.request.body)}`]),
          `expected: ${example.expected}`,
          `received: ${example.received}`,
          `replay: ${example.replay}`,
          example.curl,
        ]
      : []),
  ].join('\n');
  switch (clause.verdict) {
    case 'fail':
      test
        .ele('failure', {
          type: clause.level,
          message: whatHappened(clause),
        })
        .txt(story);
      break;
    case 'inconclusive':
    case 'flaky':
      test.ele('error', { type: clause.verdict, message: clause.reason ?? 'could not be judged' }).txt(story);
      break;
    case 'deviation':
      test.ele('skipped', { type: 'deviation', message: whatHappened(clause) });
      test.ele('system-out').txt(story);
      break;
    case 'skipped':
      test.ele('skipped', { message: clause.reason ?? 'not asked' });
      break;
    case 'warn':
      test.ele('system-out').txt(`warning: ${clause.reason ?? story}\n${story}`);
      break;
    case 'pass':
      if (isStale(clause)) test.ele('error', { type: 'stale', message: whatHappened(clause) });
      if (clause.observed) test.ele('system-out').txt(`observed: ${JSON.stringify(clause.observed)}`);
  }
}

function counts(clauses: readonly ClauseResult[]): Record<string, number> {
  const count = (...verdicts: ClauseResult['verdict'][]) =>
    clauses.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tests: clauses.length,
    failures: count('fail'),
    errors: count('inconclusive', 'flaky') + clauses.filter(isStale).length,
    skipped: count('skipped', 'deviation'),
  };
}

/** A pass that was to be a failure: the file of deviations is wrong, and the run ends with an exit code of its own. */
function isStale({ deviation }: ClauseResult): boolean {
  return deviation?.state === 'stale';
}

function groupBySection(clauses: readonly ClauseResult[]): Map<string, ClauseResult[]> {
  const groups = new Map<string, ClauseResult[]>();
  for (const clause of clauses) {
    const section = clause.id.split('/')[0] ?? '';
    groups.set(section, [...(groups.get(section) ?? []), clause]);
  }
  return groups;
}
