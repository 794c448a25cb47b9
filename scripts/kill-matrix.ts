/** Writes `docs/kill-matrix.md` from `docs/selftest.json`: which clause reports which fault. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { SelftestReport } from '../src/model/selftest.ts';
import { faults } from '../src/reference/faults.ts';

const report = JSON.parse(readFileSync('docs/selftest.json', 'utf8')) as SelftestReport;
const byClause = new Map<string, string[]>();
for (const [fault, clauses] of Object.entries(report.kills)) {
  for (const clause of clauses) byClause.set(clause, [...(byClause.get(clause) ?? []), fault]);
}
const cell = (text: string) => text.replaceAll('|', '\\|');
const lines = [
  '# Which clause reports which fault',
  '',
  `Made by \`npm run kill-matrix\` for version ${report.kit}; the same as JSON, with all counts: [selftest.json](selftest.json).`,
  `Every fault is one single defect, switched on in the reference server or put before it on the wire.`,
  '',
  '## Faults',
  '',
  '| fault | what the server does | first reported by | also reported by |',
  '|---|---|---|---|',
  ...faults.map(({ name, says }) => {
    const [first = 'none', ...others] = report.kills[name] ?? [];
    const more =
      others.length > 6
        ? `${others.slice(0, 6).join(', ')} and ${others.length - 6} more`
        : others.join(', ');
    return `| ${name} | ${cell(says)} | ${first} | ${more} |`;
  }),
  '',
  '## Clauses',
  '',
  '| clause | faults it reports |',
  '|---|---|',
  ...[...byClause]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([clause, names]) => `| ${clause} | ${names.join(', ')} |`),
  '',
];
writeFileSync('docs/kill-matrix.md', lines.join('\n'));
console.log(`docs/kill-matrix.md: ${faults.length} faults, ${byClause.size} clauses`);
