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
  const constraints = contract.constraints.filter(({ side }) => side === 'response');
  return {
    clauses: constraints.map(clauseOf),
    observe: (exchange) => (carriedOut(exchange) ? judge(exchange, constraints, contract.response) : []),
  };
}

/** The clauses of documented error bodies, observed on every refusal with that status. */
export function errorClauses(contract: Contract): Section {
  const sides = Object.entries(contract.errors);
  const constraintsOf = (status: string) =>
    contract.constraints.filter(({ side }) => side === `error/${status}`);
  return {
    clauses: sides.flatMap(([status]) => constraintsOf(status).map(clauseOf)),
    observe(exchange) {
      const status = exchange.answer?.kind === 'response' ? String(exchange.answer.status) : '';
      const validate = contract.errors[status];
      return validate ? judge(exchange, constraintsOf(status), validate) : [];
    },
  };
}

function judge(exchange: Exchange, constraints: readonly Constraint[], validate: Validator): Outcome[] {
  const body = exchange.answer?.kind === 'response' ? exchange.answer.json : undefined;
  const broken = new Set(
    body === undefined
      ? constraints.filter(({ pointer, keyword }) => pointer === '' && keyword === 'type')
      : validate(body),
  );
  return constraints
    .filter((constraint) => broken.has(constraint) || applies(constraint, body))
    .map((constraint) => {
      const expected = constraint.title;
      const received = broken.has(constraint) ? shown(constraint, body) : 'so it is';
      return outcome(constraint.id, exchange, (broken.has(constraint) ? fails : passes)(expected, received));
    });
}

/** A keyword says nothing about an answer that lacks its place; `required` needs the object around it. */
function applies({ pointer, keyword, place }: Constraint, body: Json | undefined): boolean {
  const node = nodeAt(body, pointer);
  if (keyword === 'x-greater-than')
    return isObject(node) && place.at(-1) !== undefined && (place.at(-1) ?? '') in node;
  return keyword === 'required' || keyword === 'x-expected' ? isObject(node) : node !== undefined;
}

function shown({ pointer, keyword, value }: Constraint, body: Json | undefined): string {
  if (body === undefined) return 'a body that is not JSON';
  const node = nodeAt(body, pointer);
  if (keyword === 'required' || keyword === 'x-expected') return `no ${String(value)}`;
  if (pointer.endsWith('/psk')) return `a psk of type ${node === null ? 'null' : typeof node}`;
  return JSON.stringify(node)?.slice(0, 200) ?? 'nothing';
}

function nodeAt(body: Json | undefined, pointer: string): Json | undefined {
  const segments = pointer.split('/').slice(1);
  return segments.length === 0 ? body : isObject(body) ? valueAt(body, segments) : undefined;
}
