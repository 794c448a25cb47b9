import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Contract, unfelt } from '../contract/contract.ts';
import { type Unit, unitsOf } from '../generate/units.ts';
import { fullUpdates, validUpdates } from '../generate/valid.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, CaseRequest, Effort, Expectation, Step, TargetParameters } from '../model/plan.ts';
import { sentIn } from '../sent.ts';
import { wrap } from '../wrapper.ts';
import { mayBeFelt } from './felt.ts';

/** How many of something each effort asks. */
export type Amounts = Readonly<Record<Effort, number>>;

/** A case before it has its number. */
export interface Question {
  readonly request: Partial<CaseRequest>;
  readonly expect: Expectation;
  readonly given?: JsonObject;
  readonly twin?: string;
}

/** Collects the cases of a plan; a request that two clauses need as a valid twin is sent once. */
export interface Asker {
  readonly contract: Contract;
  readonly parameters: TargetParameters;
  /** The units that this target has values for. */
  readonly units: readonly Unit[];
  /** Valid updates of several units; at higher efforts negatives are set into them. */
  readonly pool: readonly JsonObject[];
  amount(amounts: Amounts): number;
  /** Draws values that depend on the seed and the label only. */
  sample<T>(label: string, arbitrary: fc.Arbitrary<T>, count: number): readonly T[];
  /** Id of the case; empty where it would write what cannot be put back, and so is left out. */
  ask(clause: string, question: Question): string;
  /** The same for a sequence. */
  askInTurn(clause: string, steps: readonly Step[], expect: Expectation): string;
  /** Id of the case that sends these attributes and expects them to be accepted; made where there is none yet. */
  accepted(attributes: JsonObject, clause?: string): string;
}

/** An asker and the cases that it was asked for so far. */
export interface Collected extends Asker {
  readonly cases: readonly Case[];
}

const poolSize: Amounts = { quick: 6, standard: 14, deep: 60 };

/** Updates of telling values only: as many as the attribute with the most of them has. */
const composedUpdates = 8;

export function createAsker(
  contract: Contract,
  parameters: TargetParameters,
  effort: Effort,
  seed: number,
): Collected {
  const cases: Case[] = [];
  const numbers = new Map<string, number>();
  const twins = new Map<string, string>();
  const units = unitsOf(contract, parameters);
  const sample = <T>(label: string, arbitrary: fc.Arbitrary<T>, count: number): readonly T[] =>
    count === 0 ? [] : fc.sample(arbitrary, { numRuns: count, seed: seedFor(seed, label) });
  const { hidden } = parameters;
  const quiet = parameters.gentle ? unfelt(contract) : undefined;
  const writable = units.filter(
    ({ attributes }) =>
      !attributes.some((name) => hidden.includes(name)) &&
      attributes.every((name) => quiet?.includes(name) ?? true),
  );
  const size = writable.length === 0 ? 0 : poolSize[effort];
  const nextId = (clause: string) => {
    const number = (numbers.get(clause) ?? 0) + 1;
    numbers.set(clause, number);
    return `${clause}#${number}`;
  };
  const mayBeSent = (request: Partial<CaseRequest>, given?: JsonObject) =>
    !writes(request, hidden) && !(quiet && mayBeFelt(request, given, quiet));
  const ask = (clause: string, { request, expect, given, twin }: Question): string => {
    if (!mayBeSent(request, given)) return '';
    const id = nextId(clause);
    cases.push({
      id,
      clause,
      ...(given && { given }),
      request: { token: 'own', connection: 'named', ...request },
      expect,
      ...(twin && { twin }),
    });
    return id;
  };
  return {
    contract,
    parameters,
    units: writable,
    cases,
    pool: [
      ...Array.from({ length: Math.min(size, composedUpdates) }, (_, index) =>
        composed(writable, composedUpdates - index),
      ),
      ...sample('pool/full', fullUpdates(writable), Math.ceil(Math.max(0, size - composedUpdates) / 2)),
      ...sample('pool/any', validUpdates(writable), Math.floor(Math.max(0, size - composedUpdates) / 2)),
    ],
    amount: (amounts) => amounts[effort],
    sample,
    ask,
    askInTurn(clause, steps, expect) {
      const requests = steps.flatMap(({ updates }) => updates.map(({ request }) => request));
      const request = requests.at(-1);
      if (!request || !requests.every((one) => mayBeSent(one))) return '';
      const id = nextId(clause);
      cases.push({ id, clause, request, steps, expect });
      return id;
    },
    accepted(attributes, clause) {
      const key = JSON.stringify(attributes);
      const known = twins.get(key);
      if (known !== undefined) return known;
      const unit = writable.find(({ attributes: names }) => sameNames(names, Object.keys(attributes)));
      const id = ask(clause ?? `request/${unit?.name ?? 'combined'}/accepted`, {
        request: { body: wrap(attributes) },
        expect: { kind: 'accepted' },
      });
      twins.set(key, id);
      return id;
    },
  };
}

/** Says whether a request would write an attribute that nobody could put back. */
function writes({ body, raw }: Partial<CaseRequest>, hidden: readonly string[]): boolean {
  if (hidden.length === 0) return false;
  if (raw !== undefined) return hidden.some((name) => raw.includes(`"${name}"`));
  const sent = sentIn({ body: body ?? null }) ?? {};
  return hidden.some((name) => Object.hasOwn(sent, name));
}

/** A full update of the nth telling value of every unit. */
function composed(units: readonly Unit[], nth: number): JsonObject {
  return Object.assign({}, ...units.map(({ telling }) => telling[nth % telling.length])) as JsonObject;
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name));
}

/** A seed of its own for each label, so that asking more of one clause changes nothing in another. */
function seedFor(seed: number, label: string): number {
  return createHash('sha256').update(`${seed}/${label}`).digest().readInt32BE(0);
}
