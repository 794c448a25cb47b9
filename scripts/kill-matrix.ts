/** Writes `docs/kill-matrix.md` from `docs/selftest.json`: which clause reports which fault. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { SelftestReport } from '../src/model/selftest.ts';
import { faults } from '../src/reference/faults.ts';

const report = JSON.parse(readFileSync('docs/selftest.json', 'utf8')) as SelftestReport;
const groups = new Map<string, string[]>();
for (const { name, says } of faults) {
  const [first, ...others] = report.kills[name] ?? [];
  const subject = first?.split('/').slice(0, 2).join('/') ?? 'none';
  const line = `- \`${name}\`: ${says}. ${first === undefined ? 'Nobody reports it' : reportedBy(first, others)}.`;
  groups.set(subject, [...(groups.get(subject) ?? []), line]);
}
const lines = [
  '# Which clause reports which fault',
  '',
  `Made by \`npm run kill-matrix\` for version ${report.kit}; the same as JSON, with all counts: [selftest.json](selftest.json).`,
  'Every fault is one single defect, switched on in the reference server or put before it on the wire. It stands where the',
  'clause is that reports it first.',
  '',
  ...[...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([subject, members]) => [`## ${subject}`, '', ...members, '']),
];
writeFileSync('docs/kill-matrix.md', lines.join('\n'));
console.log(`docs/kill-matrix.md: ${faults.length} faults`);

function reportedBy(first: string, others: readonly string[]): string {
  const shown = others.slice(0, 6).map((id) => `\`${id}\``);
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return `\`${first}\`${shown.length > 0 ? `; also ${shown.join(', ')}${more}` : ''}`;
}
