import { type Constraint, clauseOf } from '../contract/constraint.ts';
import type { Contract } from '../contract/contract.ts';
import { valueAt, withValue } from '../generate/body.ts';
import { losslessFor, lossyFor } from '../generate/coercible.ts';
import type { Json } from '../model/json.ts';
import type { TargetParameters } from '../model/plan.ts';
import { wrap } from '../wrapper.ts';
import type { Asker } from './asker.ts';
import { askBreaking, baseFor, unitOf } from './breaking-cases.ts';
import { askOrder } from './order-cases.ts';
import { notReadable } from './readable.ts';
import { askNames, askShape } from './shape-cases.ts';
import type { ClauseSpec } from './suite.ts';

/** The clauses of the request table: per attribute what is accepted, per keyword and place what is refused. */
export function requestClauses(contract: Contract): {
  accepted: readonly ClauseSpec[];
  refused: readonly ClauseSpec[];
} {
  const constraints = contract.constraints.filter(({ side }) => side === 'request');
  return {
    accepted: acceptedClauses(contract, constraints),
    refused: [
      ...constraints.map(breakingClause),
      ...constraints.filter(({ keyword }) => keyword === 'type').flatMap(coercionClauses),
    ],
  };
}

function breakingClause(constraint: Constraint): ClauseSpec {
  return {
    ...clauseOf(constraint),
    needs: needsOf(constraint.keyword === 'x-together' ? (constraint.value as string[]) : constraint.place),
    ask(asker) {
      if (askShape(asker, constraint) || askNames(asker, constraint) || askOrder(asker, constraint)) return;
      askBreaking(asker, constraint);
    },
  };
}

function coercionClauses(constraint: Constraint): ClauseSpec[] {
  const lossless: ClauseSpec = {
    ...clauseOf(constraint),
    id: `${constraint.id}/lossless`,
    needs: needsOf(constraint.place),
    title: `${name(constraint)} as text that names the value is refused, or taken for the value`,
    ask: (asker) =>
      forValid(asker, constraint, (valid, base, twin) => {
        for (const { value, as } of losslessFor(constraint, valid).slice(
          0,
          asker.amount({ quick: 2, standard: 2, deep: 2 }),
        )) {
          asker.ask(`${constraint.id}/lossless`, {
            request: { body: wrap(withValue(base, constraint.place, value)) },
            expect: { kind: 'coerced', as: withValue({}, constraint.place, as) },
            twin,
          });
        }
      }),
  };
  const lossy: ClauseSpec = {
    ...clauseOf(constraint),
    id: `${constraint.id}/lossy`,
    needs: needsOf(constraint.place),
    level: 'should',
    title: `${name(constraint)} as a fraction or a boolean is refused`,
    ask: (asker) =>
      forValid(asker, constraint, (valid, base, twin, index) => {
        const values = lossyFor(constraint, valid).filter(
          (value) => index === 0 || typeof value === 'number',
        );
        for (const value of values.slice(0, asker.amount({ quick: 2, standard: 4, deep: 4 }))) {
          asker.ask(`${constraint.id}/lossy`, {
            request: { body: wrap(withValue(base, constraint.place, value)) },
            expect: { kind: 'refused', status: 400 },
            twin,
          });
        }
      }),
  };
  return [
    ...(losslessFor(constraint, 0).length > 0 ? [lossless] : []),
    ...(lossyFor(constraint, 0).length > 0 ? [lossy] : []),
  ];
}

type Valid = (valid: Json, base: { [name: string]: Json }, twin: string, index: number) => void;

/** Calls back with telling valid values at the constraint's place, each with its update and the case that sends it. */
function forValid(asker: Asker, constraint: Constraint, ask: Valid): void {
  const unit = unitOf(asker, constraint);
  const base = unit && baseFor(asker, unit, constraint);
  if (!unit || !base) return;
  const values = unit.telling.map((one) => valueAt(one, constraint.place) ?? null);
  const own = valueAt(base, constraint.place) ?? null;
  const others = [...new Set(values)]
    .filter((value) => value !== own)
    .map((value) => withValue(base, constraint.place, value));
  const updates = [base, ...others.filter((one) => asker.contract.request(wrap(one)).length === 0)];
  const chosen = updates.slice(0, asker.amount({ quick: 1, standard: 2, deep: 5 }));
  const twins = chosen.map((one) => asker.accepted(one));
  chosen.forEach((one, index) => {
    ask(valueAt(one, constraint.place) ?? null, one, twins[index] ?? '', index);
  });
}

function acceptedClauses(contract: Contract, constraints: readonly Constraint[]): ClauseSpec[] {
  const together = contract.update['x-together'] ?? [];
  return Object.keys(contract.update.properties ?? {})
    .filter((one) => one === together[0] || !together.includes(one))
    .flatMap((one): ClauseSpec[] => {
      const type = constraints.find(({ id }) => id === `request/${one}/type`);
      if (!type) return [];
      const names = one === together[0] ? together : [one];
      return [
        {
          ...clauseOf(type),
          id: `request/${one}/accepted`,
          title: `a valid ${names.join(' with ')} alone is accepted`,
          needs: needsOf([one]),
          ask: (asker) => askAccepted(asker, one),
        },
      ];
    });
}

function askAccepted(asker: Asker, unitName: string): void {
  const unit = asker.units.find(({ name }) => name === unitName);
  const telling = unit?.telling.slice(0, asker.amount({ quick: 1, standard: 12, deep: 12 })) ?? [];
  const count = asker.amount({ quick: 0, standard: 0, deep: 20 });
  const drawn = unit ? asker.sample(`request/${unitName}/accepted`, unit.arbitrary, count) : [];
  for (const attributes of [...telling, ...drawn]) asker.accepted(attributes);
}

/** Why constraints at a place cannot be asked of some targets. */
function needsOf([attribute = '']: readonly string[]): (parameters: TargetParameters) => string | undefined {
  const isGroup = attribute.endsWith('_ep_group_id');
  return ({ endpointGroups, hidden }) => {
    if (isGroup && !endpointGroups) return 'the connection has no endpoint groups';
    return hidden.includes(attribute) ? notReadable(attribute) : undefined;
  };
}

function name({ place }: Constraint): string {
  return place.join('.');
}
