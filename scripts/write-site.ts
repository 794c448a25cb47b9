/** Writes the pages of the site to `site/pages`: those of the repository, the clauses, the vendor's page, files and reports. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { explanationOf } from '../src/cli/explanation.ts';
import type { SpecFinding } from '../src/model/report.ts';
import type { SelftestReport } from '../src/model/selftest.ts';
import { htmlReport } from '../src/report/html/html.tsx';
import { linksOf } from './docs/links.ts';
import { indexPage, indexRow } from './site/clause-index.ts';
import { clausePage } from './site/clause-page.ts';
import { catalogue } from './site/clauses.ts';
import { demonstrate } from './site/demonstration.ts';
import { filePage } from './site/file-page.ts';
import { findingsPage } from './site/findings-page.ts';
import { type Killed, killedBy } from './site/killed.ts';
import { siteLink } from './site/links.ts';
import { outcomesOf, publishedReports } from './site/published.ts';
import { clauseRouteOf, fileOfRoute, fileRouteOf, markdownPages, routeOf } from './site/routes.ts';
import { sourcePage } from './site/source-page.ts';

const folder = 'site/pages';
rmSync(folder, { recursive: true, force: true });

const pages = markdownPages();
const files = new Set<string>();
for (const page of pages) {
  const markdown = readFileSync(page, 'utf8');
  if (page === 'spec/source.md') continue;
  write(fileOfRoute(routeOf(page)), markdown);
  for (const file of linkedFiles(page, markdown)) files.add(file);
}

const all = catalogue();
const findings = parse(readFileSync('spec/findings.yaml', 'utf8')) as SpecFinding[];
const killed = killedBy(JSON.parse(readFileSync('docs/selftest.json', 'utf8')) as SelftestReport);
const published = publishedReports();
const outcomes = outcomesOf(published);

write(
  'spec/source.md',
  sourcePage(
    readFileSync('spec/source.md', 'utf8'),
    all.map(({ clause }) => clause),
  ),
);
write('spec/findings.md', findingsPage(findings));
files.add('docs/selftest.json');
for (const file of files) write(fileOfRoute(fileRouteOf(file)), filePage(file));
for (const { folder: run, report } of published) write(`public/${run}.html`, htmlReport(report));

const rows = [];
for (const one of all) {
  const { clause, profiles } = one;
  const asking = profiles.find((profile) => profile.clause)?.profile ?? '';
  const faults = killed.get(clause.id) ?? [];
  const demonstration = await shownOn(clause.id, faults);
  const told = outcomes.get(clause.id) ?? [];
  const matter = {
    ...one,
    explanation: explanationOf(clause.id, asking, 4),
    killed: faults,
    ...(demonstration && { demonstration }),
    outcomes: told,
    findings: findings.filter(({ source }) => source.includes(clause.source)),
  };
  write(fileOfRoute(clauseRouteOf(clause.id)), clausePage(matter));
  const deviations = told.filter(
    ({ result }) => result.verdict === 'fail' || result.verdict === 'warn',
  ).length;
  rows.push(indexRow(one, { faults: faults.length, deviations }));
}
write('clauses/index.md', indexPage);
write('clauses/clauses.json', JSON.stringify(rows));
console.log(`${folder}: ${pages.length} pages of the repository, ${all.length} clauses, ${files.size} files`);

/** The first fault on which the clause can be shown. */
async function shownOn(clause: string, faults: readonly Killed[]) {
  for (const { fault } of faults) {
    const result = await demonstrate(clause, fault);
    if (result) return { fault, result };
  }
  return undefined;
}

function linkedFiles(page: string, markdown: string): string[] {
  const known = new Set(pages);
  return linksOf(markdown).flatMap((link) => siteLink(page, link, known).file ?? []);
}

function write(file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
