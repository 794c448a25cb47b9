import { fails, outcome, passes } from '../check/outcome.ts';
import { carriedOut } from '../check/reach.ts';
import { type Constraint, clauseOf } from '../contract/constraint.ts';
import type { Contract } from '../contract/contract.ts';
import type { Validator } from '../contract/validator.ts';
import { valueAt } from '../generate/body.ts';
import { isObject } from '../json.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Section } from './suite.ts';

/** The clauses of the response table, observed on the answer to every valid update that was carried out. */
export function responseClauses(contract: Contract): Section {
  const constraints = placed(contract, 'response');
  return {
    clauses: constraints.map(({ constraint }) => clauseOf(constraint)),
    observe: (exchange) => (carriedOut(exchange) ? judge(exchange, constraints, contract.response) : []),
  };
}

/** The clauses of documented error bodies, observed on every refusal with that status. */
export function errorClauses(contract: Contract): Section {
  const sides = Object.entries(contract.errors);
  const constraints = new Map(sides.map(([status]) => [status, placed(contract, `error/${status}`)]));
  return {
    clauses: [...constraints.values()].flat().map(({ constraint }) => clauseOf(constraint)),
    observe(exchange) {
      const status = exchange.answer?.kind === 'response' ? String(exchange.answer.status) : '';
      const validate = contract.errors[status];
      return validate ? judge(exchange, constraints.get(status) ?? [], validate) : [];
    },
  };
}

/** A constraint, and the way to the node where it stands. */
interface Placed {
  readonly constraint: Constraint;
  readonly segments: readonly string[];
}

function placed({ constraints }: Contract, side: string): Placed[] {
  return constraints
    .filter((one) => one.side === side)
    .map((constraint) => ({ constraint, segments: constraint.pointer.split('/').slice(1) }));
}

function judge(exchange: Exchange, constraints: readonly Placed[], validate: Validator): Outcome[] {
  const body = exchange.answer?.kind === 'response' ? exchange.answer.json : undefined;
  if (body === undefined) return constraints.flatMap((one) => withoutJson(one.constraint, exchange));
  const broken = new Set(validate(body));
  return constraints.flatMap(({ constraint, segments }) => {
    const { id, title } = constraint;
    const node = nodeAt(body, segments);
    if (broken.has(constraint)) return [outcome(id, exchange, fails(title, shown(constraint, node)))];
    return applies(constraint, node) ? [outcome(id, exchange, passes(title, 'so it is'))] : [];
  });
}

/** An answer without JSON breaks the type of the whole body, and shows nothing else. */
function withoutJson({ id, title, pointer, keyword }: Constraint, exchange: Exchange): Outcome[] {
  const whole = pointer === '' && keyword === 'type';
  return whole ? [outcome(id, exchange, fails(title, 'a body that is not JSON'))] : [];
}

/** A keyword says nothing about an answer that lacks its place; `required` needs the object around it. */
function applies({ keyword, place }: Constraint, node: Json | undefined): boolean {
  if (keyword === 'x-greater-than')
    return isObject(node) && place.at(-1) !== undefined && (place.at(-1) ?? '') in node;
  return keyword === 'required' || keyword === 'x-expected' ? isObject(node) : node !== undefined;
}

function shown({ pointer, keyword, value }: Constraint, node: Json | undefined): string {
  if (keyword === 'required' || keyword === 'x-expected') return `no ${String(value)}`;
  if (pointer.endsWith('/psk')) return `a psk of type ${node === null ? 'null' : typeof node}`;
  return JSON.stringify(node)?.slice(0, 200) ?? 'nothing';
}

function nodeAt(body: Json, segments: readonly string[]): Json | undefined {
  return segments.length === 0 ? body : isObject(body) ? valueAt(body, segments) : undefined;
}
