import { updateConnection } from '../../suites/index.ts';
import { refuseUnlike } from '../run/lanes.ts';
import { type Assignment, type Means, type Opened, openRun } from '../run/opening.ts';

/** Reads every connection, and plans its part. @param opened takes those that were read */
export async function openConnections(
  assignments: readonly Assignment[],
  opened: Opened[],
  means: Means = {},
  journalOf: (assignment: Assignment) => Means['journal'] = () => undefined,
): Promise<void> {
  for (const assignment of assignments) {
    opened.push(await openRun(assignment, updateConnection, { ...means, journal: journalOf(assignment) }));
  }
  refuseUnlike(opened);
}
