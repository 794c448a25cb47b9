import type { Log, Result } from 'sarif';
import type { Finding, LintReport } from '../finding.ts';

/** SARIF 2.1.0: a result for each finding, at its place in the file; suppressed ones are marked as such. */
export function sarifOutput({ kit, files, verdict, profile }: LintReport): string {
  const all = files.flatMap(({ findings, suppressed }) => [
    ...findings.map((finding) => ({ finding, reason: undefined })),
    ...suppressed,
  ]);
  const rules = [...new Map(all.map(({ finding }) => [finding.rule, finding])).values()];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: kit.name,
            version: kit.version,
            rules: rules.map(({ rule, says }) => ({
              id: rule,
              shortDescription: { text: rule },
              ...(says !== '' && { help: { text: says } }),
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map(({ finding, reason }) => resultOf(finding, reason)),
        properties: { verdict, profile },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf({ rule, level, message, fix, place, also }: Finding, reason: string | undefined): Result {
  const { file, line, column, endLine, endColumn, pointer } = place;
  return {
    ruleId: rule,
    level,
    message: { text: [message, ...also.map((one) => `also ${one.message}`), fix].join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    partialFingerprints: { 'cause/v1': `${file}#${pointer} ${rule}` },
    ...(reason !== undefined && {
      suppressions: [{ kind: 'inSource' as const, justification: reason }],
    }),
  };
}
