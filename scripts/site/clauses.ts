import { contractOf } from '../../src/contract/contract.ts';
import { profileNames } from '../../src/contract/profiles.ts';
import type { Clause } from '../../src/model/clause.ts';
import { type Difference, differencesOf } from '../../src/run/differences.ts';
import { clausesOf } from '../../src/run/plan.ts';
import { updateConnection } from '../../suites/index.ts';

/** What a profile makes of a clause. */
export interface InProfile {
  readonly profile: string;
  /** Absent where the profile does not ask it. */
  readonly clause?: Clause;
  /** Absent where it is as on the page. */
  readonly difference?: Difference;
}

/** A clause of the catalogue. */
export interface Catalogued {
  /** As the first profile has it that asks it. */
  readonly clause: Clause;
  readonly profiles: readonly InProfile[];
}

/** Every clause of the shipped profiles over IPv4, in the order of reports. */
export function catalogue(): Catalogued[] {
  const profiles = profileNames().map((profile) => {
    const [contract, page] = [contractOf(profile, 4), contractOf(profileNames()[0] ?? '', 4)];
    const clauses = clausesOf(contract, updateConnection);
    const differences = differencesOf(contract, page, updateConnection);
    return {
      profile,
      clauses: new Map(clauses.map((clause) => [clause.id, clause])),
      differences: new Map(differences.map((difference) => [difference.id, difference])),
    };
  });
  const first = new Map<string, Clause>();
  for (const { clauses } of profiles)
    for (const [id, clause] of clauses) if (!first.has(id)) first.set(id, clause);
  const sections = sectionsOf(profiles);
  const placeOf = (clause: Clause) => sections.indexOf(sectionOf(clause));
  return [...first.values()]
    .sort((one, other) => placeOf(one) - placeOf(other))
    .map((clause) => ({
      clause,
      profiles: profiles.map(({ profile, clauses, differences }) => {
        const [own, difference] = [clauses.get(clause.id), differences.get(clause.id)];
        return { profile, ...(own && { clause: own }), ...(difference && { difference }) };
      }),
    }));
}

/** The section of a clause: the first word of its id. */
export function sectionOf({ id }: Clause): string {
  return id.split('/')[0] ?? '';
}

/** The sections in the order of the profile that has most of them. */
function sectionsOf(profiles: readonly { readonly clauses: ReadonlyMap<string, Clause> }[]): string[] {
  const each = profiles.map(({ clauses }) => [...new Set([...clauses.values()].map(sectionOf))]);
  return each.reduce((most, one) => (one.length > most.length ? one : most), []);
}

/** Ids of all clauses of the catalogue. */
export function clauseIds(): string[] {
  return catalogue().map(({ clause }) => clause.id);
}
