import type { Location, Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { ClauseResult, Counterexample, PageRow, Report } from '../model/report.ts';
import { deviationLine, deviationsIn, type WithDeviation } from './deviation-words.ts';
import { whatHappened } from './what-happened.ts';

/**
 * SARIF 2.1.0: a rule for each clause; a result for each that failed (error), warned (warning) or could not be judged
 * (open), where `spec/openapi.yaml` declares it and at its row in `spec/source.md`. One that deviates is an error or a
 * warning with an accepted suppression.
 */
export function sarifReport(report: Report): string {
  const { kit, clauses, run, verdict, plan } = report;
  const rows = new Map(report.page.map((row) => [row.anchor, row]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: kit.name, version: kit.version, rules: clauses.map(ruleOf) } },
        invocations: [
          {
            executionSuccessful: run.finishedAt !== undefined && report.reason === undefined,
            startTimeUtc: run.startedAt,
            ...(run.finishedAt !== undefined && { endTimeUtc: run.finishedAt }),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: clauses.flatMap((clause, index) => resultOf(clause, index, rows.get(clause.source))),
        properties: { verdict, plan: plan.digest },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, title, says, level, origin }: ClauseResult): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    help: { text: says },
    defaultConfiguration: { level: level === 'must' ? 'error' : level === 'should' ? 'warning' : 'none' },
    properties: { level, origin },
  };
}

const kinds = {
  fail: { kind: 'fail', level: 'error' },
  warn: { kind: 'fail', level: 'warning' },
  inconclusive: { kind: 'open', level: 'none' },
  flaky: { kind: 'open', level: 'none' },
} as const;

function resultOf(clause: ClauseResult, ruleIndex: number, row: PageRow | undefined): Result[] {
  const { id, title, level, verdict, counterexample } = clause;
  if (verdict === 'pass' || verdict === 'skipped') return [];
  const failed = verdict === 'deviation' ? (level === 'must' ? 'fail' : 'warn') : verdict;
  return [
    {
      ruleId: id,
      ruleIndex,
      ...kinds[failed],
      message: { text: `${title}: ${whatHappened(clause)}` },
      locations: [at('spec/openapi.yaml', row?.declared)],
      relatedLocations: [{ ...at('spec/source.md', row?.line), message: { text: 'the page' } }],
      partialFingerprints: { 'clause/v1': id },
      ...(verdict === 'deviation' && { suppressions: deviationsIn([clause]).map(suppressionOf) }),
      ...(counterexample && exchangeOf(counterexample)),
    },
  ];
}

function at(uri: string, startLine: number | undefined): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri },
      ...(startLine !== undefined && { region: { startLine } }),
    },
  };
}

function suppressionOf(row: WithDeviation): Suppression {
  const { kind, owner, link, created, expires } = row.deviation;
  return {
    kind: 'external',
    status: 'accepted',
    justification: deviationLine(row),
    properties: { kind, owner, link, created, expires },
  };
}

function exchangeOf({ request, answer }: Counterexample): Pick<Result, 'webRequest' | 'webResponse'> {
  const { raw, body } = request;
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const got = answer.text ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body));
  return {
    webRequest: { method: 'PUT', ...(sent !== undefined && { body: { text: sent } }) },
    webResponse: {
      ...(answer.status === undefined ? { noResponseReceived: true } : { statusCode: answer.status }),
      ...(got !== undefined && { body: { text: got } }),
    },
  };
}
