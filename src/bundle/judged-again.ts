import { isObject, sameJson } from '../json.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Disturbance } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { withCounterexample } from '../run/counterexample.ts';
import type { Evidence } from '../run/evidence.ts';
import type { Opened } from '../run/opening.ts';
import { EvidenceError, recompute } from '../run/recompute.ts';
import { replayFileOf, replayNameOf } from '../run/replay-file.ts';
import { reportOf } from '../run/report.ts';
import { withDeviations } from '../run/with-deviations.ts';
import { targetAt } from '../target/target.ts';
import { BundleError } from './bundle-error.ts';
import { jsonFile } from './derived.ts';
import type { TargetFile } from './target-file.ts';

/** What a run says of itself and nobody can recompute: times, what could not be put back, updates sent. */
export interface Claims {
  readonly report: Report;
  readonly target: TargetFile;
  readonly plan: Plan;
  readonly deviations: readonly Deviation[];
}

/** The report of the evidence, judged anew, and its replay files. @throws BundleError for evidence that does not fit */
export function judgedAgain(
  evidence: readonly Evidence[],
  { report, target: said, plan, deviations }: Claims,
  { contract, sections }: Pick<Opened, 'contract' | 'sections'>,
): { readonly report: Report; readonly replays: ReadonlyMap<string, Buffer> } {
  const { kit, run, target: reported, selftest, reason } = report;
  const route = reported.tls === 'unverified' ? { tls: { verify: false } } : {};
  const target = targetAt({ url: said.url, token: '', ...route }, said.connection);
  const { second } = reported;
  const opened = {
    contract,
    plan,
    target,
    ...(second !== undefined && { second: { connectionId: second } }),
  };
  const result = attempt(() =>
    recompute(evidence, {
      contract,
      sections,
      plan,
      connectionId: said.connection,
      brokenOff: reason,
      lost: reported.lost,
      puts: run.puts,
    }),
  );
  const replays = new Map<string, Buffer>();
  const clauses = result.clauses.map((clause) => {
    const finding = result.findings.get(clause.id);
    if (!finding) return withCounterexample(clause, undefined, opened);
    const name = `replay/${replayNameOf(clause.id)}`;
    replays.set(name, jsonFile(replayFileOf(opened, clause.id, finding, said.embedded)));
    return withCounterexample(clause, finding, opened, `${kit.name} replay ${name}`);
  });
  const { startedAt, finishedAt, seconds } = run;
  const circumstances = {
    kit,
    selftest,
    embedded: said.embedded,
    startedAt,
    ...(finishedAt !== undefined && { finishedAt }),
    seconds,
    disturbances: disturbancesIn(evidence),
    only: [],
    repeat: 1,
    productVersion: said.identity.version,
  };
  const granted = withDeviations({ ...result, clauses }, deviations, circumstances);
  return { report: reportOf(opened, circumstances, granted), replays };
}

/** @throws BundleError naming the first place where the report says something else than its evidence */
export function checkSame(again: Report, report: Report): void {
  const plain = (value: Report) => JSON.parse(JSON.stringify(value)) as Json;
  const place = firstDifference(plain(again), plain(report), '');
  if (place === undefined) return;
  const clause = /^\/clauses\/(\d+)/.exec(place)?.[1];
  const id = clause === undefined ? '' : ` (${report.clauses[Number(clause)]?.id})`;
  throw new BundleError('verdicts', `report.json says at ${place}${id} what its evidence does not show`);
}

function disturbancesIn(evidence: readonly Evidence[]): Disturbance[] {
  const times = new Map<string, number>();
  for (const { kind, disturbances } of evidence) {
    if (kind !== 'case') continue;
    for (const { what, times: often } of disturbances) times.set(what, (times.get(what) ?? 0) + often);
  }
  return [...times].map(([what, often]) => ({ what, times: often }));
}

function firstDifference(one: Json | undefined, other: Json | undefined, place: string): string | undefined {
  if (one === undefined || other === undefined) return place;
  if (Array.isArray(one) && Array.isArray(other)) {
    const longest = Math.max(one.length, other.length);
    for (let index = 0; index < longest; index++) {
      const found = firstDifference(one[index], other[index], `${place}/${index}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isObject(one) && isObject(other)) {
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = firstDifference(one[name], other[name], `${place}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return sameJson(one, other) ? undefined : place;
}

function attempt<T>(judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (error instanceof EvidenceError) throw new BundleError('verdicts', `evidence.jsonl: ${error.message}`);
    throw new BundleError('verdicts', `evidence.jsonl cannot be judged: ${(error as Error).message}`);
  }
}
