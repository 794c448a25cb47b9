import type { SelftestReport } from '../../src/model/selftest.ts';
import type { Fault } from '../../src/reference/fault.ts';
import { faults } from '../../src/reference/faults.ts';

/** A fault, and whether it is the clause in question that reports it first. */
export interface Killed {
  readonly fault: Fault;
  readonly first: boolean;
}

/** By clause the faults that it reports in the self-test, those in front that it reports first. */
export function killedBy({ kills }: SelftestReport): Map<string, Killed[]> {
  const killed = new Map<string, Killed[]>();
  for (const fault of faults) {
    for (const [index, clause] of (kills[fault.name] ?? []).entries())
      killed.set(clause, [...(killed.get(clause) ?? []), { fault, first: index === 0 }]);
  }
  for (const list of killed.values()) list.sort((a, b) => Number(b.first) - Number(a.first));
  return killed;
}
