import type { Contract, Profile } from '../contract/contract.ts';
import type { Account } from '../model/account.ts';
import type { Level } from '../model/clause.ts';
import type { Disturbance } from '../model/exchange.ts';
import type { Shard } from '../model/plan.ts';
import type { ClauseResult, PageRow, Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Showing } from './counterexample.ts';
import { digestOf } from './plan.ts';
import { leftOut } from './roll-up.ts';
import type { RunResult } from './run.ts';
import { shownSealed } from './seal.ts';
import { surveyOf } from './survey.ts';

/** What a report says beyond the plan and the result. */
export interface Circumstances {
  readonly kit: Report['kit'];
  readonly embedded: boolean;
  readonly selftest: Report['selftest'];
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly seconds: number;
  readonly disturbances: readonly Disturbance[];
  /** The beginnings of clause ids that were asked for; empty for all. */
  readonly only: readonly string[];
  /** How often the plan was to be asked. */
  readonly repeat: number;
  /** The release that was asked. */
  readonly productVersion?: string | undefined;
  /** The part of the plan that was asked; absent for all of it. */
  readonly shard?: Shard | undefined;
}

/** The report of a run; without a result, the report of a run that has not ended. */
export function reportOf(opened: Showing, circumstances: Circumstances, result?: RunResult): Report {
  const { contract, plan, target, second } = opened;
  const { kit, embedded, selftest, disturbances, only, repeat, shard, productVersion, ...times } =
    circumstances;
  const clauses = result?.clauses ?? [];
  const reason = result
    ? (result.brokenOff ?? (shard && partial(shard)) ?? leftOut(clauses))
    : 'the run has not ended';
  const { family, fqdn, races } = plan.parameters;
  return {
    schemaVersion: 1,
    kit,
    verdict: result?.verdict ?? 'incomplete',
    ...(reason !== undefined && { reason: shownSealed.text(reason) }),
    profile: profileOf(contract.profile),
    plan: {
      seed: plan.seed,
      effort: plan.effort,
      cases: plan.cases.length,
      digest: digestOf(plan),
      contract: plan.contract,
      ...(only.length > 0 && { only }),
    },
    target: {
      url: target.origin,
      connection: target.connectionId,
      ...(second && { second: second.connectionId }),
      ...(races && { races }),
      embedded,
      family,
      ...(fqdn !== undefined && { fqdn }),
      ...(productVersion !== undefined && { productVersion }),
      ...(target.origin.startsWith('https:') && {
        tls: target.route.tls?.verify === false ? 'unverified' : 'verified',
      }),
      restored: result !== undefined && result.lost.length === 0,
      lost: result?.lost ?? [],
    },
    run: {
      ...times,
      puts: result?.puts ?? 0,
      disturbances: disturbances.map(({ what, times: often }) => ({
        what: shownSealed.text(what),
        times: often,
      })),
      repeat,
    },
    survey: surveyOf(result?.runs ?? [], shownSealed.text),
    totals: totalsOf(clauses),
    notAsked: clauses
      .filter(({ verdict }) => verdict === 'skipped')
      .map(({ id, level, reason: why = 'no case' }) => ({ id, level, reason: why })),
    clauses,
    selftest,
    specFindings: contract.findings,
    page: pageOf(contract),
    ...(shard && {
      shard: {
        ...shard,
        notAsked: plan.notAsked,
        runs: (result?.runs ?? []).map((account) => withoutSecrets(account, shownSealed.text)),
      },
    }),
  };
}

/** Secrets can stand where the target was quoted, and nowhere else. */
function withoutSecrets(account: Account, redact: (text: string) => string): Account {
  return JSON.parse(JSON.stringify(account), (key, value) =>
    key === 'text' || key === 'brokenOff' ? redact(value) : value,
  );
}

function partial({ index, of }: Shard): string {
  return `this is shard ${index} of ${of}; \`vpnaas-conformance merge\` gives the verdict`;
}

function profileOf({ name, title, file }: Profile): Report['profile'] {
  return { name, title, ...(file && { digest: file.digest }) };
}

function pageOf({ rows, lines }: Contract): PageRow[] {
  return Object.entries(rows).map(([anchor, row]) => ({
    anchor,
    line: lines.page[anchor] ?? 1,
    declared: lines.declared[anchor] ?? 1,
    cells: anchor.endsWith('-example') ? [row] : row.split(' | '),
  }));
}

/** How many clauses of each level came to what. */
export function totalsOf(clauses: readonly ClauseResult[]): Report['totals'] {
  const totals: Record<Level, Partial<Record<Verdict, number>>> = { must: {}, should: {}, info: {} };
  for (const { level, verdict } of clauses) totals[level][verdict] = (totals[level][verdict] ?? 0) + 1;
  return totals;
}
