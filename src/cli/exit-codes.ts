import type { KitError } from '../errors.ts';
import type { Report } from '../model/report.ts';

/** The exit codes of every command; other people's CI depends on them. */
export const exitCodes = {
  conformant: 0,
  'conformant-with-deviations': 0,
  'non-conformant': 1,
  usage: 2,
  incomplete: 3,
  stale: 4,
  kit: 5,
} as const;

/**
 * Exit code of a run: that of its verdict. Where that is sound but for deviations whose last day is over or whose clause
 * passes, the file of deviations is to be mended: 4.
 */
export function exitCodeFor({ verdict, clauses }: Report): number {
  const states = clauses.flatMap(({ deviation }) => deviation?.state ?? []);
  if (!states.includes('stale') && !states.includes('expired')) return exitCodes[verdict];
  const failing = clauses.filter((one) => one.level === 'must' && one.verdict === 'fail');
  const onlyExpired = failing.every(({ deviation }) => deviation?.state === 'expired');
  if (verdict === 'non-conformant' && !onlyExpired) return exitCodes['non-conformant'];
  return verdict === 'incomplete' ? exitCodes.incomplete : exitCodes.stale;
}

/**
 * Exit code of a shard, which has no verdict: 0 where it was asked to its end and no must of it failed or stayed open.
 */
export function exitCodeOfShard({ totals, shard }: Report): number {
  const { fail = 0, inconclusive = 0, flaky = 0 } = totals.must;
  if (fail > 0) return exitCodes['non-conformant'];
  const ended = shard?.runs.every(({ brokenOff }) => brokenOff === undefined) === true;
  return ended && inconclusive + flaky === 0 ? 0 : exitCodes.incomplete;
}

/** Exit codes by the stable code of an error: the command line is bundled apart from what throws. */
const byErrorCode: Readonly<Record<string, number>> = {
  USAGE: exitCodes.usage,
  CONTRACT: exitCodes.usage,
  TARGET: exitCodes.incomplete,
};

/** Exit code of an error; whatever was not raised on purpose is a fault of the kit. */
export function exitCodeOf(error: unknown): number {
  return codeOf(error) ?? exitCodes.kit;
}

/** One line for people; never a stack trace for an error raised on purpose. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && codeOf(error) !== undefined) return `vpnaas-conformance: ${error.message}`;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `vpnaas-conformance: fault of the kit, please report it: ${text}`;
}

function codeOf(error: unknown): number | undefined {
  const { code } = error instanceof Error ? (error as Partial<KitError>) : {};
  return code !== undefined && Object.hasOwn(byErrorCode, code) ? byErrorCode[code] : undefined;
}
