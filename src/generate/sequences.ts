import fc from 'fast-check';
import type { JsonObject } from '../model/json.ts';
import type { Unit } from './units.ts';
import { fullUpdates } from './valid.ts';

/** What the updates of a sequence are cut out of. */
export interface Draft {
  /** An update of every unit. */
  readonly full: JsonObject;
  /** Another one. */
  readonly other: JsonObject;
  /** And one more. */
  readonly third: JsonObject;
  /** Names of one half of the attributes. */
  readonly half: readonly string[];
  /** Names of the other half. */
  readonly rest: readonly string[];
  /** Names of some of both halves. */
  readonly some: readonly string[];
}

/** An update of a sequence, whether it is valid, and whether the connection is read after it. */
export interface Move {
  readonly update: JsonObject;
  readonly valid: boolean;
  readonly read: boolean;
}

/** The fewest units that a sequence needs. */
export const fewestUnits = 2;

/** Drafts of updates of these units, {@link fewestUnits} of them at least. */
export function drafts(units: readonly Unit[]): fc.Arbitrary<Draft> {
  const full = fullUpdates(units);
  const order = fc.shuffledSubarray([...units], { minLength: units.length });
  return fc.tuple(full, full, full, order).map(([one, two, three, shuffled]) => {
    const middle = Math.ceil(shuffled.length / 2);
    return {
      full: one,
      other: two,
      third: three,
      half: namesOf(shuffled.slice(0, middle)),
      rest: namesOf(shuffled.slice(middle)),
      some: namesOf(shuffled.filter((_, index) => index % 2 === 1)),
    };
  });
}

/** The attributes of these names. */
export function part(update: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(update).filter(([name]) => names.includes(name)));
}

/** Moves that belong together: whatever is remembered of the first must not be seen in the last. */
type Motif = (draft: Draft, faults: readonly JsonObject[]) => readonly Move[];

const valid = (update: JsonObject, read: boolean): Move => ({ update, valid: true, read });
const invalid = (update: JsonObject, fault: JsonObject | undefined, read: boolean): Move => ({
  update: { ...update, ...fault },
  valid: false,
  read,
});

/** What valid updates may do to each other. */
const motifs: readonly Motif[] = [
  /** An update that was sent before, with another in between, is carried out again. */
  ({ full, other, half }) => [
    valid(part(full, half), false),
    valid(part(other, half), true),
    valid(part(full, half), true),
  ],
  /** Nothing is read between updates of different attributes. */
  ({ full, third, half, rest }) => [valid(part(third, half), false), valid(part(full, rest), true)],
  /** The same update twice, and nothing is read in between. */
  ({ other, some }) => [valid(part(other, some), false), valid(part(other, some), true)],
  /** Updates that overlap. */
  ({ full, other, third, half, some, rest }) => [
    valid(part(other, half), false),
    valid(part(third, some), false),
    valid(part(full, rest), true),
  ],
];

/** What refused updates may leave behind. */
const refusals: readonly Motif[] = [
  /** Between two updates that are carried out. */
  ({ full, other, third, half, rest }, [fault]) => [
    valid(part(other, half), false),
    invalid(part(third, half), fault, false),
    valid(part(full, rest), true),
  ],
  /** Two in a row, read after the first, then a valid one. */
  ({ full, other, third, half, some }, [fault, next]) => [
    invalid(part(full, some), fault, true),
    invalid(part(third, some), next, false),
    valid(part(other, half), true),
  ],
];

/** How long a sequence is, and what is in it. */
export interface Length {
  /** Motifs drawn at least, out of all that there are; all unless given. */
  readonly motifs?: number;
  /** Single faults, as attributes that take the place of valid ones; without any, all updates are valid. */
  readonly faults?: readonly JsonObject[];
}

/** Sequences of updates: motifs in any order, cut out of one draft. The connection is read at the end. */
export function sequences(
  units: readonly Unit[],
  { motifs: least, faults = [] }: Length = {},
): fc.Arbitrary<readonly Move[]> {
  const known = faults.length > 0 ? refusals : motifs;
  const number = Math.min(least ?? known.length, known.length);
  const chosen = fc.shuffledSubarray([...known], { minLength: number });
  const two =
    faults.length > 0 ? fc.tuple(fc.constantFrom(...faults), fc.constantFrom(...faults)) : fc.constant([]);
  return fc
    .tuple(drafts(units), chosen, two)
    .map(([draft, some, broken]) => some.flatMap((motif) => motif(draft, broken)));
}

function namesOf(units: readonly Unit[]): string[] {
  return units.flatMap(({ attributes }) => attributes);
}
