import type { Clause } from '../model/clause.ts';
import type { DeviationFile } from './read-deviations.ts';

/** What a file of deviations is used for. */
export interface Use {
  /** All that the profile asks. */
  readonly clauses: readonly Clause[];
  readonly profile: string;
  /** Today. */
  readonly day: string;
  readonly productVersion?: string | undefined;
}

/**
 * Holds a file of deviations against what is asked.
 * @throws UsageError with file, line and column for a clause that is not asked, cannot fail or cannot be waived, for a day
 * of creation that is still to come, and where it is not known whether a deviation is for the release that is asked
 */
export function checkDeviations(
  { deviations, placed }: DeviationFile,
  { clauses, profile, day, productVersion }: Use,
): void {
  for (const [n, { clause: id, created, productVersions }] of deviations.entries()) {
    const clause = clauses.find((one) => one.id === id);
    if (!clause) {
      const advice = `\`vpnaas-conformance list --profile ${profile}\` shows what there is`;
      throw placed(n, 'clause', `profile ${profile} has no clause ${JSON.stringify(id)}: ${advice}`);
    }
    if (clause.level === 'info')
      throw placed(n, 'clause', `"${id}" is only recorded and never fails: leave it out`);
    if (clause.waivable === false)
      throw placed(n, 'clause', `"${id}" (${clause.title}) cannot be waived: leave it out`);
    if (created > day) throw placed(n, 'created', `created is ${created}, which is still to come`);
    if (productVersion === undefined && !productVersions.includes('*')) {
      const advice = 'say with --product-version which release is asked';
      throw placed(n, 'productVersions', `it is for releases ${productVersions.join(', ')} only: ${advice}`);
    }
  }
}
