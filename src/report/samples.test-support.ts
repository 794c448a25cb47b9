import { updateConnection } from '../../suites/index.ts';
import { grant } from '../deviation/grant.ts';
import { isObject } from '../json.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Json } from '../model/json.ts';
import type { Report } from '../model/report.ts';
import { faults } from '../reference/faults.ts';
import { startReferenceServer } from '../reference/server.ts';
import { totalsOf } from '../run/report.ts';
import { reportedOf } from '../run/reported.test-support.ts';
import { overallOf } from '../run/roll-up.ts';
import { runOn, type Wishes } from '../run/server-run.test-support.ts';

/** The report of a run on the reference server with these faults. */
export async function reportWith(names: readonly string[] = [], wishes: Wishes = {}): Promise<Report> {
  const hooks = names.map((wanted) => faults.find(({ name }) => name === wanted)?.behave?.() ?? {});
  const server = await startReferenceServer({ hooks: Object.assign({}, ...hooks) });
  const at = { ...server, connectionId: server.connections.ipv4 };
  const ran = await runOn(at, updateConnection, wishes).finally(() => server.close());
  const stages = [
    { name: 'faults' as const, tried: 672, wrong: 0 },
    { name: 'null servers' as const, tried: 24, wrong: 0 },
  ];
  return reportedOf(ran, { selftest: { kit: '0.0.0', contract: ran.opened.contract.digest, stages } });
}

/** The report as it is with these deviations; the run was on the first of January 2026. */
export function withGranted(report: Report, deviations: readonly Deviation[]): Report {
  const clauses = grant(report.clauses, deviations, { day: '2026-01-01', whole: true });
  return { ...report, clauses, totals: totalsOf(clauses), verdict: overallOf(clauses, false) };
}

/** A run that was interrupted after this number of cases. */
export function interruptedAfter(cases: number): Promise<Report> {
  const abort = new AbortController();
  return reportWith([], {
    signal: abort.signal,
    onEvent: (event) => event.type === 'exchange' && event.done === cases && abort.abort(),
  });
}

/** The report as if that many cases had been asked. */
export function enlarged(report: Report, cases: number): Report {
  const clauses = Object.keys(report.survey.cases);
  const each = Math.ceil(cases / clauses.length);
  const letters = 'pppppppfpppwpppippp'.repeat(Math.ceil(each / 19)).slice(0, each);
  return {
    ...report,
    plan: { ...report.plan, cases: each * clauses.length },
    survey: { ...report.survey, cases: Object.fromEntries(clauses.map((id) => [id, letters])) },
  };
}

/** Keys whose values are words of the kit itself, which no target and no page has a say in. */
const own = new Set([
  'verdict',
  'level',
  'id',
  'source',
  'anchor',
  'kind',
  'cases',
  'token',
  'stages',
  'origin',
]);

/** The report with this text in every place where somebody else's words stand, keys of objects among them. */
export function withEverywhere(report: Report, words: string): Report {
  const spoil = (value: Json): Json => {
    if (typeof value === 'string') return `${value}${words}`;
    if (Array.isArray(value)) return value.map(spoil);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (own.has(key) || key === 'request' || key === 'twin') return [key, inner];
        const name =
          key === 'observed' || key === 'undocumented' || key === 'changed' ? renamed(inner) : inner;
        return [key, spoil(name)];
      }),
    );
  };
  const renamed = (value: Json): Json =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [`${key}${words}`, inner]))
      : value;
  return spoil(JSON.parse(JSON.stringify(report))) as unknown as Report;
}
