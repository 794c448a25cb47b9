import type { Log, Notification, Result } from 'sarif';
import { inBaseline } from '../accepted/baseline.ts';
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
        invocations: [
          {
            executionSuccessful: verdict !== 'incomplete',
            toolExecutionNotifications: files.flatMap(({ file, kinds, notes }) =>
              kinds.length === 0 ? [] : notes.map((note) => notification(file, note)),
            ),
          },
        ],
        results: all.map(({ finding, reason }) => resultOf(finding, reason)),
        properties: { verdict, profile },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function artifact(file: string) {
  return { uri: encodeURI(file.replaceAll('\\', '/')) };
}

/** Why a file was not judged, or not in full. */
function notification(file: string, text: string): Notification {
  return {
    level: 'warning',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  };
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
          artifactLocation: artifact(file),
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
    partialFingerprints: { 'cause/v1': `${file}#${pointer} ${rule}` },
    ...(reason !== undefined && {
      suppressions: [
        {
          kind: reason === inBaseline ? ('external' as const) : ('inSource' as const),
          justification: reason,
        },
      ],
    }),
  };
}
