import { updateConnection } from '../../suites/index.ts';
import type { GivenDeviations } from '../given-deviations.ts';
import type { Assignment } from '../run/opening.ts';
import { openRun } from '../run/opening.ts';
import { outlookOf } from '../run/outlook.ts';
import { outlookText } from './outlook-text.ts';

/** Says what a run would ask; writes nothing. */
export async function dryRun(
  assignment: Assignment,
  given: GivenDeviations,
  { json }: { readonly json?: boolean },
): Promise<void> {
  const opened = await openRun(assignment, updateConnection);
  await opened.client.close();
  given.approve(opened);
  process.stdout.write(json ? `${JSON.stringify(outlookOf(opened), null, 2)}\n` : outlookText(opened));
}
