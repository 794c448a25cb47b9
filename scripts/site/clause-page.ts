import { expectedOf } from '../../src/check/expectation.ts';
import type { Explanation } from '../../src/cli/explanation.ts';
import type { Clause } from '../../src/model/clause.ts';
import type { Case } from '../../src/model/plan.ts';
import type { ClauseResult, SpecFinding } from '../../src/model/report.ts';
import { card } from '../../src/report/card.ts';
import { requestLine, sentLine, sentLines } from '../../src/report/request-line.ts';
import type { Catalogued, InProfile } from './clauses.ts';
import type { Killed } from './killed.ts';
import { block, code, prose } from './prose.ts';
import type { Outcome } from './published.ts';
import { fileRouteOf } from './routes.ts';

/** Everything that the page of a clause shows. */
export interface ClauseMatter extends Catalogued {
  readonly explanation: Explanation;
  readonly killed: readonly Killed[];
  /** What the clause reports of the first of these faults that it can be shown on. */
  readonly demonstration?: { readonly fault: Killed['fault']; readonly result: ClauseResult };
  readonly outcomes: readonly Outcome[];
  /** What is wrong with the page at the row of the clause. */
  readonly findings: readonly SpecFinding[];
}

/** The page of a clause, in Markdown. */
export function clausePage(matter: ClauseMatter): string {
  const { clause, killed } = matter;
  return [
    '---',
    `title: ${clause.id}`,
    `description: ${JSON.stringify(clause.title)}`,
    'editLink: false',
    '---',
    '',
    `# ${clause.id.replaceAll('/', '/<wbr>')}`,
    '',
    `<p class="marks"><span class="level ${clause.level}">${clause.level}</span> <span>origin: ${clause.origin}</span></p>`,
    '',
    `${sentence(clause.title)}`,
    '',
    ...(clause.says === '' ? [] : [`> ${prose(clause.says)}`, '>']),
    `> ${sourceLink(clause)}`,
    '',
    ...examples(matter),
    ...wild(matter),
    ...profiles(matter.profiles),
    ...faultsSection(killed),
    ...findingsSection(matter.findings),
    '## Ask it',
    '',
    block(
      'sh',
      `vpnaas-conformance explain ${clause.id}${profileOption(matter)}\nvpnaas-conformance run "$URL" --connection "$ID" --only ${clause.id}${profileOption(matter)}`,
    ),
    '',
  ].join('\n');
}

function profileOption({ profiles: [page, ...others] }: Catalogued): string {
  const asking = page?.clause ? undefined : others.find(({ clause }) => clause);
  return asking ? ` --profile ${asking.profile}` : '';
}

function sentence(title: string): string {
  return `${prose(title.charAt(0).toUpperCase() + title.slice(1))}.`;
}

/** Who says it, with a link to the row where it is one of the page. */
export function sourceLink({ origin, source }: Clause): string {
  return origin === 'page'
    ? `The page, [${code(source)}](/spec/source#${source})`
    : `${prose(source)} (${origin})`;
}

function examples({ explanation: { own, twin }, clause, demonstration }: ClauseMatter): string[] {
  const accepted = own?.expect.kind === 'accepted' ? own : twin;
  const other = own === accepted ? undefined : own;
  return [
    '## On either side',
    '',
    ...(own ? [] : ['It asks nothing of its own: it is observed on the cases of other clauses.', '']),
    ...(own?.given ? [`With ${code(JSON.stringify(own.given))} stored before:`, ''] : []),
    ...[accepted, other].flatMap((one) =>
      one ? [`**Expected: ${prose(expectedOf(one.expect))}**`, '', sent(one), ''] : [],
    ),
    ...(demonstration
      ? [
          `A server that breaks it, here the reference server with the fault ${code(demonstration.fault.name)} (${prose(demonstration.fault.says)}), is reported like this:`,
          '',
          block('text', card(demonstration.result, clause.level === 'must' ? 'FAIL' : 'WARN').join('\n')),
          '',
        ]
      : []),
  ];
}

/** Characters of JSON that are read well in one line. */
const oneLine = 76;

function sent({ request, steps }: Case): string {
  if (steps) return block('text', sentLines({ request, steps }).join('\n'));
  const line = requestLine(request);
  if (request.raw !== undefined || line !== JSON.stringify(request.body)) return block('text', line);
  return block('json', line.length <= oneLine ? line : JSON.stringify(request.body, null, 2));
}

function wild({ clause, outcomes, killed }: ClauseMatter): string[] {
  const found = outcomes.filter(({ result }) => result.verdict === 'fail' || result.verdict === 'warn');
  const met = killed.filter(({ fault }) => fault.metIn !== undefined && fault.seenBy.includes(clause.id));
  if (outcomes.length === 0 && met.length === 0) return [];
  const kept = outcomes.length - found.length;
  return [
    '## In the wild',
    '',
    ...found
      .slice(0, 1)
      .flatMap(({ because }) => (because === undefined ? [] : [`${sentence(because)}`, ''])),
    ...(found.length > 0
      ? [
          '| published report | verdict | smallest request found | received |',
          '|---|---|---|---|',
          ...found.map(
            ({ folder, result: { verdict, counterexample, id } }) =>
              `| [${folder.replace('reports/', '')}](/${folder}.html#card/${id}) | ${verdict} | ${counterexample ? code(sentLine(counterexample)) : ''} | ${counterexample ? prose(counterexample.received) : ''} |`,
          ),
          '',
        ]
      : []),
    ...(kept > 0 ? [`Published reports that ask it and show no deviation: ${kept}.`, ''] : []),
    ...(met.length > 0
      ? [
          'Met elsewhere:',
          '',
          ...met.map(({ fault }) => `- ${prose(fault.metIn ?? '')}: ${prose(fault.says)}`),
          '',
        ]
      : []),
  ];
}

function profiles(all: readonly InProfile[]): string[] {
  return [
    '## In the profiles',
    '',
    '| profile | level | holds |',
    '|---|---|---|',
    ...all.map(({ profile, clause, difference }) => {
      const why = difference?.why === undefined ? '' : ` (${prose(difference.why)})`;
      const values = difference?.differs.includes('values') ? ', other values are sent as valid ones' : '';
      return `| ${profile} | ${clause?.level ?? 'not asked'} | ${clause ? prose(clause.title) + values : ''}${why} |`;
    }),
    '',
  ];
}

/** Faults listed at most. */
const most = 60;

function faultsSection(killed: readonly Killed[]): string[] {
  if (killed.length === 0) return [];
  const first = killed.filter((one) => one.first).length;
  return [
    `## Faults it catches`,
    '',
    `${killed.length} of the [self-test](/docs/self-test), ${first} of them before any other clause.`,
    '',
    '| fault | what the server does |',
    '|---|---|',
    ...killed.slice(0, most).map(({ fault }) => `| ${code(fault.name)} | ${prose(fault.says)} |`),
    '',
    ...(killed.length > most
      ? [`And ${killed.length - most} more: [selftest.json](${fileRouteOf('docs/selftest.json')}).`, '']
      : []),
  ];
}

function findingsSection(findings: readonly SpecFinding[]): string[] {
  if (findings.length === 0) return [];
  return [
    '## What is wrong with this row of the page',
    '',
    ...findings.map(({ id, kind, finding }) => `- [${kind}](/spec/findings#${id}): ${prose(finding)}`),
    '',
  ];
}
