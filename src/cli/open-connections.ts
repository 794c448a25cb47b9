import { updateConnection } from '../../suites/index.ts';
import { refuseUnlike } from '../run/lanes.ts';
import { type Assignment, type Means, type Opened, openRun } from '../run/opening.ts';

/** Reads every connection, and plans its part. @param opened takes those that were read */
export async function openConnections(
  assignments: readonly Assignment[],
  opened: Opened[],
  means: Means = {},
  journalsOf: (assignment: Assignment) => Pick<Means, 'journal' | 'secondJournal'> = () => ({}),
): Promise<void> {
  for (const assignment of assignments) {
    opened.push(await openRun(assignment, updateConnection, { ...means, ...journalsOf(assignment) }));
  }
  refuseUnlike(opened);
}
