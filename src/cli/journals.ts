import type { Assignment, Means } from '../run/opening.ts';
import { refuseOneForTwo } from '../run/second.ts';
import { targetAt } from '../target/target.ts';
import type { Custody } from './custody.ts';

/**
 * Locks the connections that an assignment writes, and opens their journals; nothing may be written before.
 * @throws UsageError where another process writes one of them, or an earlier one left it changed
 */
export function journalsFor(
  assignment: Pick<Assignment, 'url' | 'token' | 'connection' | 'second'>,
  custody: Custody,
): Pick<Means, 'journal' | 'secondJournal'> {
  const { connection, second } = assignment;
  refuseOneForTwo(assignment);
  const journal = custody.take(targetAt(assignment, connection));
  return {
    journal,
    secondJournal: second === undefined ? undefined : custody.take(targetAt(assignment, second)),
  };
}
