import { checkDeviations } from './deviation/check-deviations.ts';
import { dayOf } from './deviation/day.ts';
import type { DeviationFile } from './deviation/read-deviations.ts';
import { UsageError } from './errors.ts';
import type { Deviation } from './model/deviation.ts';
import { readText } from './read-input.ts';
import type { Opened } from './run/opening.ts';
import { clausesOf } from './run/plan.ts';

/** What a run with deviations is told. */
export interface DeviationOptions {
  /** Path of a `deviations.yaml`: clauses that may fail for a time. */
  readonly deviations?: string | undefined;
  /** Which release is asked, for deviations that are for some only. */
  readonly productVersion?: string | undefined;
}

/** The deviations of a run. */
export interface GivenDeviations {
  readonly deviations: readonly Deviation[];
  /** The file as it is; of none where none was named. */
  readonly text: string;
  /**
   * Holds them against the run that they are for, before anything is asked.
   * @throws UsageError for a clause that is not asked or cannot be waived, and for a file that shows a secret
   */
  approve(opened: Pick<Opened, 'contract' | 'sections' | 'seal'>): void;
}

const none: GivenDeviations = { deviations: [], text: 'schemaVersion: 1\ndeviations: []\n', approve() {} };

/** The deviations that a run was given. @throws UsageError for a file that cannot be read or is none */
export async function givenTo({
  deviations: file,
  productVersion,
}: DeviationOptions): Promise<GivenDeviations> {
  if (file === undefined) return none;
  const read = await readDeviationFile(file);
  return {
    ...read,
    approve({ contract, sections, seal }) {
      const clauses = clausesOf(contract, sections);
      const day = dayOf(Date.now());
      checkDeviations(read, { clauses, profile: contract.profile.name, day, productVersion });
      const word = seal.leakIn(read.text);
      if (word !== undefined)
        throw new UsageError(`"${file}" shows the ${word}, and so would every report: take it out`);
    },
  };
}

/** Reads a file of deviations. @throws UsageError for one that cannot be read or is none */
export async function readDeviationFile(file: string): Promise<DeviationFile> {
  const text = readText(file, { advice: '`vpnaas-conformance deviations init` drafts one' });
  const { readDeviations } = await import('./deviation/read-deviations.ts');
  return readDeviations(text, file);
}
