import type { SpecFinding } from '../../src/model/report.ts';
import { code, prose } from './prose.ts';

/** `spec/findings.yaml` as a page: what is wrong with the vendor's page, and what the kit does about it. */
export function findingsPage(findings: readonly SpecFinding[]): string {
  const kinds = {
    contradiction: 'What it says twice, and not the same',
    damage: 'What got lost',
    silence: 'What it leaves open',
  } as const;
  return [
    '---\ntitle: Findings about the page\noutline: [2, 3]\n---\n',
    '# What the page contradicts, lost or leaves open',
    '',
    'For its authors, and for whoever wonders why a clause is an info. Made from `spec/findings.yaml`.',
    '',
    ...Object.entries(kinds).flatMap(([kind, heading]) => [
      `## ${heading}`,
      '',
      ...findings.filter((one) => one.kind === kind).flatMap(section),
    ]),
  ].join('\n');
}

function section({ id, source, finding, decision, why }: SpecFinding): string[] {
  return [
    `### ${id} {#${id}}`,
    '',
    prose(finding),
    '',
    `**What the kit does:** ${prose(decision)}`,
    '',
    `**Why:** ${prose(why)}`,
    '',
    `At ${source.map((anchor) => `[${code(anchor)}](/spec/source#${anchor})`).join(', ')}.`,
    '',
  ];
}
