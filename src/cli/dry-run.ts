import type { GivenDeviations } from '../given-deviations.ts';
import type { Assignment, Opened } from '../run/opening.ts';
import { outlookOf } from '../run/outlook.ts';
import { openConnections } from './open-connections.ts';
import { outlookText } from './outlook-text.ts';

/** Says what a run would ask; writes nothing. @param opened takes the connections that were read */
export async function dryRun(
  assignments: readonly Assignment[],
  opened: Opened[],
  given: GivenDeviations,
  { json }: { readonly json?: boolean },
): Promise<void> {
  await openConnections(assignments, opened);
  opened.forEach(given.approve);
  const [first] = opened;
  if (!first) return;
  const shown = json ? `${JSON.stringify(outlookOf(first, opened), null, 2)}\n` : outlookText(first, opened);
  process.stdout.write(shown);
}
