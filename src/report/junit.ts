import type { ClauseResult, Report } from '../model/report.ts';
import { headline } from './headline.ts';
import { sentLines } from './request-line.ts';
import { whatHappened } from './what-happened.ts';
import { type XmlElement, xmlDocument } from './xml.ts';

/**
 * JUnit XML: one test suite per section, one test case per clause. A failing must is a `<failure>`; a clause that could
 * not be judged is an `<error>`; one that was not asked is `<skipped>`; warnings and observations are `<system-out>`. A
 * clause that deviates is `<skipped>` too, with the type `deviation` and its failure as `<system-out>`: a viewer counts it
 * neither as passed nor as failed (pytest writes an expected failure so). A stale deviation is an `<error>`.
 */
export function junitReport(report: Report): string {
  return xmlDocument({
    testsuites: {
      '@name': report.kit.name,
      ...counts(report.clauses),
      '@time': report.run.seconds,
      testsuite: [...groupBySection(report.clauses)].map(([section, clauses]) => ({
        '@name': section,
        ...counts(clauses),
        '@timestamp': report.run.startedAt,
        testcase: clauses.map((clause) => ({
          '@classname': `${section}.${clause.level}`,
          '@name': clause.id,
          ...outcomeOf(clause),
        })),
      })),
      'system-out': { '#text': headline(report) },
    },
  });
}

function outcomeOf(clause: ClauseResult): XmlElement {
  const { level, verdict, reason, observed } = clause;
  const story = storyOf(clause);
  switch (verdict) {
    case 'fail':
      return { failure: { '@type': level, '@message': whatHappened(clause), '#text': story } };
    case 'inconclusive':
    case 'flaky':
      return {
        error: { '@type': verdict, '@message': reason ?? 'could not be judged', '#text': story },
      };
    case 'deviation':
      return {
        skipped: { '@type': 'deviation', '@message': whatHappened(clause) },
        'system-out': { '#text': story },
      };
    case 'skipped':
      return { skipped: { '@message': reason ?? 'not asked' } };
    case 'warn':
      return { 'system-out': { '#text': `warning: ${reason ?? story}\n${story}` } };
    case 'pass':
      return {
        ...(isStale(clause) && { error: { '@type': 'stale', '@message': whatHappened(clause) } }),
        ...(observed && { 'system-out': { '#text': `observed: ${JSON.stringify(observed)}` } }),
      };
  }
}

function storyOf({ title, says, source, counterexample: example }: ClauseResult): string {
  return [
    title,
    `page: "${says}" [${source}]`,
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
}

function counts(clauses: readonly ClauseResult[]): Record<string, number> {
  const count = (...verdicts: ClauseResult['verdict'][]) =>
    clauses.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    '@tests': clauses.length,
    '@failures': count('fail'),
    '@errors': count('inconclusive', 'flaky') + clauses.filter(isStale).length,
    '@skipped': count('skipped', 'deviation'),
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
