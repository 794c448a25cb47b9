import type { Fault } from '../reference/fault.ts';

/** Clauses about many updates: whatever one update does wrong may be seen there too. */
const inPassing = ['sequence/', 'race/'];

/** Of the clauses that reported a fault those that it gives no reason for. */
export function strayIn(reported: readonly string[], { seenBy, alsoBy = [] }: Fault): readonly string[] {
  const lawful = [...inPassing, ...alsoBy];
  return reported.filter((id) => !seenBy.includes(id) && !lawful.some((prefix) => id.startsWith(prefix)));
}
