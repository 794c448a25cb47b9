import { UsageError } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { JsonObject } from '../model/json.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { openSession, type Session, type SessionOptions } from '../target/session.ts';
import { targetAt } from '../target/target.ts';
import { firstState } from './first-state.ts';
import { type LocalSide, localSideOf } from './local-side.ts';
import type { Assignment } from './opening.ts';

/** A connection that sequences write beside the one that was named. */
export interface Second {
  readonly connectionId: string;
  readonly session: Session;
  /** The same with waits that no signal cuts short. */
  readonly restoring: Session;
  readonly initial: JsonObject;
  /** Holds `initial` on disk until it is put back. */
  readonly journal?: Journal | undefined;
}

/** @throws UsageError where an assignment names one connection twice */
export function refuseOneForTwo({ connection, second }: Pick<Assignment, 'connection' | 'second'>): void {
  if (second?.toLowerCase() !== connection.toLowerCase()) return;
  throw new UsageError(`${second} is the first connection and the second one: name another`);
}

/** How the second connection is reached. */
interface Way {
  readonly options: Omit<SessionOptions, 'target'>;
  readonly restoring: Omit<SessionOptions, 'target'>;
  readonly api: NetworkApi;
  readonly journal: Journal | undefined;
}

/**
 * Reads the second connection, where an assignment names one.
 * @throws UsageError for one that cannot stand beside the first, TargetError for one that cannot be read or put back
 */
export async function openSecond(
  assignment: Assignment,
  { family, by }: LocalSide,
  { options, restoring, api, journal }: Way,
): Promise<Second | undefined> {
  if (assignment.second === undefined) return undefined;
  refuseOneForTwo(assignment);
  const target = targetAt(assignment, assignment.second);
  const { connectionId } = target;
  const session = openSession({ ...options, target });
  const initial = firstState(await session.settled(), target.origin, connectionId);
  const own = by === 'option --family' ? family : (await localSideOf(initial, api)).family;
  if (own !== family)
    throw new UsageError(
      `the local side of the second connection, ${connectionId}, is IPv${own}, that of the first one IPv${family}: name one of the same IP version; nothing was written`,
    );
  return { connectionId, session, restoring: openSession({ ...restoring, target }), initial, journal };
}
