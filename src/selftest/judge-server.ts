import { updateConnection } from '../../suites/index.ts';
import type { Effort, Family } from '../model/plan.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Overall } from '../model/verdict.ts';
import type { Send } from '../reference/fault.ts';
import type { ForeignTokens } from '../reference/routes.ts';
import { openRun } from '../run/opening.ts';
import { run } from '../run/run.ts';
import { fixedTokens } from '../target/token-source.ts';
import { hurriedClock } from './hurried-clock.ts';
import { rememberedPlan } from './remembered-plan.ts';
import { wireClient } from './wire-client.ts';

/** A server that the kit is tried on, without a socket. */
export interface Subject {
  readonly url: string;
  readonly token: string;
  readonly connection: string;
  /** A connection that may be written beside it. */
  readonly second?: string;
  readonly fqdn?: string;
  readonly foreign?: ForeignTokens;
  readonly send: Send;
}

/** How a trial is run. */
export interface Trial {
  readonly profile: string;
  readonly family: Family;
  readonly effort: Effort;
  readonly seed: number;
  /** End with the first clause that reports a failure. */
  readonly stopAtFirst?: boolean;
}

/** What the kit said of a subject. */
export interface Judged {
  readonly verdict: Overall;
  readonly clauses: readonly ClauseResult[];
  /** Ids of failing musts and warned shoulds, in the order in which they were first reported. */
  readonly reported: readonly string[];
  /** Cases asked up to the first report. */
  readonly cases?: number;
  readonly brokenOff?: string;
}

/** Runs the kit on a subject as a user would, and notes which clause reported first, after how many cases. */
export async function judgeServer(subject: Subject, trial: Trial): Promise<Judged> {
  const { url, token, connection, second, fqdn, foreign, send } = subject;
  const { profile, family, effort, seed, stopAtFirst = false } = trial;
  const opened = await openRun(
    {
      url,
      token,
      connection,
      second,
      races: true,
      fqdn,
      foreigners: foreign && (() => fixedTokens(foreign)),
      profile,
      family,
      effort,
      seed,
      only: [],
      kit: 'selftest',
    },
    updateConnection,
    { client: wireClient(send), clock: hurriedClock(), planner: rememberedPlan, disruptive: true },
  );
  const reported = new Set<string>();
  let cases: number | undefined;
  for await (const event of run({ ...opened, shrink: false })) {
    if (event.type === 'exchange') {
      for (const { clause, verdict } of event.outcomes) {
        if (verdict === 'fail' || verdict === 'warn') reported.add(clause);
      }
      if (reported.size > 0) cases ??= event.done;
      if (stopAtFirst && counted(reported, opened.plan.notAsked).length > 0) break;
    }
    if (event.type !== 'end') continue;
    const { verdict, clauses, brokenOff } = event.result;
    const failing = new Set(clauses.filter(isReported).map(({ id }) => id));
    return {
      verdict,
      clauses,
      reported: [...reported].filter((id) => failing.has(id)),
      ...(cases !== undefined && { cases }),
      ...(brokenOff !== undefined && { brokenOff }),
    };
  }
  return {
    verdict: 'non-conformant',
    clauses: [],
    reported: [...reported],
    ...(cases !== undefined && { cases }),
  };
}

function isReported({ level, verdict }: ClauseResult): boolean {
  return verdict === 'fail' || (verdict === 'warn' && level !== 'info');
}

function counted(reported: ReadonlySet<string>, notAsked: Readonly<Record<string, string>>): string[] {
  return [...reported].filter((id) => !(id in notAsked) && !id.startsWith('silence/'));
}
