import { leavesOf } from '../check/stored.ts';
import type { Case } from '../model/plan.ts';
import { sentIn } from '../sent.ts';

/**
 * The cases of a plan in the order in which they are sent: the page's own request, then the first case of every clause
 * before the second of any, so that a fault is met early whatever it is about. Valid updates open each round, since they show the most: of those that
 * say what is accepted the largest first, then those about what is stored. A twin comes among the valid updates before
 * the first case that needs it, and an update that is sent twice stays in one piece. Sequences come at the end: what one
 * request shows need not be looked for in many.
 */
export function mostTellingFirst(cases: readonly Case[]): Case[] {
  const ranks = ranksOf(cases);
  const seconds = new Map(cases.filter(isRepetition).map((one) => [one.twin, one]));
  const ordered = new Set<Case>();
  const rank = (one: Case) => ranks.get(one.id) ?? 0;
  const byRank = [...cases].sort((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a));
  for (const one of byRank) {
    if (isRepetition(one)) continue;
    ordered.add(one);
    const second = seconds.get(one.id);
    if (second) ordered.add(second);
  }
  return [...ordered];
}

const phases = { example: -1, accepted: 0, stored: 1, others: 2 } as const;

/** Larger updates show several attributes at once: more of them are sent in each round. */
const perRound: Readonly<Record<string, number>> = { 'request/combined/accepted': 2 };

/** Ranks by case id; a twin has one that is less than that of every case that needs it. */
function ranksOf(cases: readonly Case[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const asked = new Map<string, number>();
  for (const one of cases) {
    const nth = (asked.get(one.clause) ?? 0) + 1;
    asked.set(one.clause, nth);
    const round = Math.ceil(nth / (perRound[one.clause] ?? 1));
    const rank = one.steps ? Number.MAX_SAFE_INTEGER : 3 * round + phaseOf(one);
    ranks.set(one.id, rank);
    if (one.twin === undefined) continue;
    const latest = 3 * Math.floor((rank - 1) / 3);
    ranks.set(one.twin, Math.min(ranks.get(one.twin) ?? latest, latest));
  }
  return ranks;
}

function phaseOf({ clause, expect }: Case): number {
  if (expect.kind !== 'accepted') return phases.others;
  if (clause === 'request/example/accepted') return phases.example;
  return clause.startsWith('state/') ? phases.stored : phases.accepted;
}

/** Says whether a case sends its twin, a valid update, once more, whatever is stored. */
function isRepetition({ expect, twin, given }: Case): boolean {
  return expect.kind === 'accepted' && twin !== undefined && given === undefined;
}

/** Values of a valid update. */
function sizeOf({ request, expect }: Case): number {
  const attributes = sentIn(request);
  return expect.kind === 'accepted' && attributes ? leavesOf(attributes).length : 0;
}
