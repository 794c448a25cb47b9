import type { ClauseResult } from '../../src/model/report.ts';
import type { Fault } from '../../src/reference/fault.ts';
import { withCounterexample } from '../../src/run/counterexample.ts';
import { openRun } from '../../src/run/opening.ts';
import { run } from '../../src/run/run.ts';
import { hurriedClock } from '../../src/selftest/hurried-clock.ts';
import { faulty } from '../../src/selftest/subjects.ts';
import { wireClient } from '../../src/selftest/wire-client.ts';
import { fixedTokens } from '../../src/target/token-source.ts';
import { updateConnection } from '../../suites/index.ts';

/**
 * Asks a reference server with a fault for one clause, or for everything where the clause asks nothing of its own.
 * @returns what the clause says of it, with the smallest request found; undefined where it says nothing
 */
export async function demonstrate(clause: string, fault: Fault): Promise<ClauseResult | undefined> {
  return (await reported(clause, fault, [clause])) ?? (await reported(clause, fault, []));
}

async function reported(
  clause: string,
  { profile = 'virtuozzo', family = 4, ...fault }: Fault,
  only: readonly string[],
): Promise<ClauseResult | undefined> {
  const subject = faulty({ ...fault, profile, family }, family, profile);
  const { send, foreign, ...rest } = subject;
  const target = { ...rest, races: true, foreigners: foreign && (() => fixedTokens(foreign)) };
  const what = { profile, family, effort: 'standard', seed: 1 } as const;
  const opened = await openRun({ ...target, ...what, only, kit: 'site' }, updateConnection, {
    client: wireClient(send),
    clock: hurriedClock(),
    disruptive: true,
  });
  for await (const event of run(opened)) {
    if (event.type !== 'end') continue;
    const { clauses, findings } = event.result;
    const result = clauses.find(({ id }) => id === clause);
    if (result?.verdict !== 'fail' && result?.verdict !== 'warn') return undefined;
    return withCounterexample(result, findings.get(clause), opened);
  }
  return undefined;
}
