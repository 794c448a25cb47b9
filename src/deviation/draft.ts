import { createRequire } from 'node:module';
import type { ClauseResult, Report } from '../model/report.ts';

/** Keys that only a person can fill in, in their order. */
const left = ['kind', 'reason', 'owner', 'link', 'expires'] as const;

/**
 * A `deviations.yaml` for what fails in a report, which is refused until a person has filled it in. Shoulds that warn are
 * left out: they block nothing.
 * @param day today
 */
export function draftOf(report: Report, day: string): string {
  const failing = report.clauses.filter(({ verdict }) => verdict === 'fail');
  const draftable = failing.filter((clause) => whyNot(clause) === undefined);
  const others = failing.filter((clause) => whyNot(clause) !== undefined);
  return [
    `# Drafted from a run of ${report.run.startedAt.slice(0, 10)} with profile ${report.profile.name}. Whoever grants a deviation`,
    '# fills in what is empty, and takes out what is not granted; until then the file is refused.',
    'schemaVersion: 1',
    draftable.length === 0 ? 'deviations: []' : 'deviations:',
    ...draftable.flatMap((clause) => entry(clause, report, day)),
    ...(others.length > 0 ? ['', '# These fail in a way that nobody can waive:'] : []),
    ...others.map((clause) => `#   ${clause.id}: ${oneLine(whyNot(clause) ?? '')}`),
    '',
  ].join('\n');
}

function entry(clause: ClauseResult, { target }: Report, day: string): string[] {
  const { id, title, counterexample } = clause;
  const seen = counterexample && `expected ${counterexample.expected}, received ${counterexample.received}`;
  const version = target.productVersion;
  return [
    `  # ${oneLine(title)}${seen === undefined ? '' : `: ${oneLine(seen)}`}`,
    `  - clause: ${id}`,
    ...left.map((key) => `    ${key}: # ${meaningOf(key)}`),
    `    created: ${day}`,
    version === undefined
      ? `    productVersions: [] # ${meaningOf('productVersions')}`
      : `    productVersions: [${JSON.stringify(version)}]`,
  ];
}

function whyNot({ waivable, unwaivable }: ClauseResult): string | undefined {
  return unwaivable ?? (waivable === false ? 'the clause is never waived' : undefined);
}

/** Text without what would end a comment. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ');
}

function meaningOf(key: string): string {
  const { properties } = createRequire(import.meta.url)('#deviations-schema') as Schema;
  return properties.deviations.items.properties[key]?.description ?? '';
}

interface Schema {
  readonly properties: {
    readonly deviations: { readonly items: { readonly properties: Record<string, { description: string }> } };
  };
}
