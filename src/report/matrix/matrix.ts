import type { Report } from '../../model/report.ts';
import type { Overall } from '../../model/verdict.ts';
import { compareReports } from '../comparison.ts';
import type { Changes, Entry, Matrix, MatrixClause, MatrixTarget, Since } from './model.ts';

/**
 * Many reports as one.
 * @param entries in the order in which they are shown
 * @param gone names that the time before had; undefined where there was no time before
 */
export function matrixOf(entries: readonly Entry[], gone?: readonly string[]): Matrix {
  const targets = entries.map(targetOf);
  const number = (verdict: Overall) => targets.filter((one) => one.verdict === verdict).length;
  return {
    totals: {
      conformant: number('conformant'),
      'conformant-with-deviations': number('conformant-with-deviations'),
      'non-conformant': number('non-conformant'),
      incomplete: number('incomplete'),
    },
    targets,
    clauses: clausesOf(entries, targets),
    ...(gone && { since: changesOf(targets, gone) }),
    unfinished: unfinished(targets),
    unlike: unlike(entries),
  };
}

function unfinished(targets: readonly MatrixTarget[]): Matrix['unfinished'] {
  const names = new Map<string, string[]>();
  for (const { name, verdict, reason } of targets) {
    if (reason === undefined && verdict !== 'incomplete') continue;
    const why = reason ?? 'not everything could be judged';
    names.set(why, [...(names.get(why) ?? []), name]);
  }
  return [...names]
    .map(([reason, list]) => ({ reason, names: list }))
    .toSorted((a, b) => b.names.length - a.names.length);
}

function targetOf({ name, report, before }: Entry): MatrixTarget {
  const { verdict, reason, target, profile, kit, run, totals, clauses } = report;
  const { pass = 0, fail = 0, deviation = 0, inconclusive = 0, flaky = 0 } = totals.must;
  const ids = (...verdicts: readonly string[]) =>
    clauses.filter((one) => one.level !== 'info' && verdicts.includes(one.verdict)).map(({ id }) => id);
  const open = clauses.find((one) => one.level === 'must' && one.verdict === 'inconclusive');
  const why = reason ?? (verdict === 'incomplete' ? open?.reason : undefined);
  return {
    name,
    verdict,
    ...(why !== undefined && { reason: why }),
    url: target.url,
    profile: profile.name,
    kit: kit.version,
    startedAt: run.startedAt,
    musts: { pass, fail, deviation, open: inconclusive + flaky },
    failing: ids('fail'),
    warned: ids('warn'),
    deviating: ids('deviation'),
    open: ids('inconclusive', 'flaky'),
    ...(before && { since: sinceOf(before, report) }),
  };
}

function sinceOf(before: Report, report: Report): Since {
  const { newlyFailing, lost, newlyPassing, differences } = compareReports(before, report);
  const ids = (changes: typeof lost) => changes.map(({ id }) => id);
  return { newlyFailing: ids(newlyFailing), lost: ids(lost), newlyPassing: ids(newlyPassing), differences };
}

/** Passes that a run did not show again because it was incomplete say nothing about the target. */
function changesOf(targets: readonly MatrixTarget[], gone: readonly string[]): Changes {
  const changed = targets.flatMap(({ name, reason, since }) =>
    since ? [{ name, since: reason !== undefined ? { ...since, lost: [] } : since }] : [],
  );
  const isWorse = ({ newlyFailing, lost }: Since) => newlyFailing.length + lost.length > 0;
  const isBetter = (since: Since) => !isWorse(since) && since.newlyPassing.length > 0;
  const named = (is: (since: Since) => boolean) =>
    changed.flatMap(({ name, since }) => (is(since) ? [name] : []));
  const alike = new Map<string, Since & { readonly names: string[] }>();
  for (const { name, since } of changed.filter((one) => isWorse(one.since) || isBetter(one.since))) {
    const key = JSON.stringify(since);
    const group = alike.get(key) ?? { ...since, names: [] };
    group.names.push(name);
    alike.set(key, group);
  }
  return {
    worse: named(isWorse),
    better: named(isBetter),
    first: targets.flatMap(({ name, since }) => (since ? [] : [name])),
    gone,
    alike: [...alike.values()].sort(
      (a, b) => Number(isWorse(b)) - Number(isWorse(a)) || b.names.length - a.names.length,
    ),
  };
}

function clausesOf(entries: readonly Entry[], targets: readonly MatrixTarget[]): MatrixClause[] {
  const clauses = new Map(entries.flatMap(({ report }) => report.clauses.map((one) => [one.id, one])));
  return [...clauses.values()]
    .filter(({ level }) => level !== 'info')
    .map(({ id, level, title }) => {
      const where = (is: (target: MatrixTarget) => boolean) => targets.filter(is).map(({ name }) => name);
      return {
        id,
        level,
        title,
        failing: where(({ failing, warned }) => failing.includes(id) || warned.includes(id)),
        deviating: where(({ deviating }) => deviating.includes(id)),
        open: where(({ open }) => open.includes(id)),
        newly: where(({ since }) => since?.newlyFailing.includes(id) === true),
      };
    })
    .filter(({ failing, deviating, open }) => failing.length + deviating.length + open.length > 0)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        b.failing.length - a.failing.length ||
        b.deviating.length - a.deviating.length ||
        b.open.length - a.open.length,
    );
}

/** Failing musts, then failing shoulds, then what only deviates, then what is only open. */
function rank({ level, failing, deviating }: MatrixClause): number {
  if (failing.length === 0) return deviating.length > 0 ? 2 : 3;
  return level === 'must' ? 0 : 1;
}

function unlike(entries: readonly Entry[]): string[] {
  const facets: Readonly<Record<string, (report: Report) => string>> = {
    profiles: ({ profile }) => profile.name,
    'kit versions': ({ kit }) => kit.version,
    efforts: ({ plan }) => plan.effort,
    seeds: ({ plan }) => String(plan.seed),
    contracts: ({ plan }) => plan.contract.slice(0, 12),
  };
  return Object.entries(facets).flatMap(([what, facet]) => {
    const values = [...new Set(entries.map(({ report }) => facet(report)))];
    return values.length > 1 ? [`${what} ${values.join(', ')}`] : [];
  });
}
