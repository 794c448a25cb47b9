import type { Overall, Verdict } from '../model/verdict.ts';
import { startStrictServer } from '../proving/strict-server.ts';
import type { Variation } from '../proving/variation.ts';
import type { SectionOf } from '../suite/suite.ts';
import { clausesWith, runOn } from './server-run.test-support.ts';

/** The remarks that a variation of the strict server earns, as clause ids. */
export const remarks: Readonly<Record<string, readonly string[]>> = {
  'without-modes': ['response/auth_mode/x-expected', 'response/route_mode/x-expected'],
  'without-id': ['response/id/x-expected'],
  'without-peer-cidrs': ['response/peer_cidrs/x-expected'],
  'without-split-selector': ['response/split_selector/x-expected'],
  'psk-masked': ['response/psk/clear'],
  'psk-omitted': ['response/psk/required'],
  'partial-dpd-refused': ['state/dpd/judged-merged', 'state/dpd/unsent-unchanged'],
};

/** What a run said of a server: its verdict, clause ids by verdict, and attributes that were not put back. */
export interface Said {
  readonly verdict: Overall;
  readonly failing: readonly string[];
  readonly open: readonly string[];
  readonly remarks: readonly string[];
  readonly lost: readonly string[];
}

/** What is said of a conformant server with these variations. */
export const conformantWith = (set: readonly Variation[]): Said => ({
  verdict: 'conformant',
  failing: [],
  open: [],
  remarks: set.flatMap(({ name }) => remarks[name] ?? []).sort(),
  lost: [],
});

/** Runs against a strict server with these variations. */
export async function judgedWith(
  set: readonly Variation[],
  family: 4 | 6,
  sections: readonly SectionOf[],
): Promise<Said> {
  const server = await startStrictServer({ variations: set, family });
  try {
    const { verdict, clauses, lost } = (await runOn(server, sections, { family })).result;
    const ids = (wanted: Verdict) => clausesWith(wanted, clauses).sort();
    return { verdict, failing: ids('fail'), open: ids('inconclusive'), remarks: ids('warn'), lost };
  } finally {
    await server.close();
  }
}
