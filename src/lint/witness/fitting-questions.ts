import type { Json } from '../../model/json.ts';
import { unwrapped } from '../../wrapper.ts';
import type { Side } from '../schema/other-side.ts';
import type { Basis } from './basis.ts';
import type { Subject } from './differences.ts';
import type { Questions } from './question.ts';
import { responseQuestions } from './response-questions.ts';

/**
 * The questions of a side. Where a schema refuses the page's own answer, every answer like it would be refused for that
 * one reason: then the questions differ from what is left of it when the optional keys that hinder are taken out.
 */
export function fittingQuestions(basis: Basis, side: Side, { judge, wrapped }: Subject): Questions {
  const questions = basis.questions(side);
  const { shown } = questions;
  const accepts = (body: Json) => {
    return judge(wrapped ? body : (unwrapped(body) ?? null)).kind === 'accepted';
  };
  if (side === 'request' || accepts(shown)) return questions;
  const connection = unwrapped(shown);
  if (!connection) return questions;
  const optional = Object.keys(connection).filter((name) =>
    questions.isStatedValid({ ipsec_site_connection: without(connection, [name]) }),
  );
  const hindering = optional.filter(
    (name) => !accepts({ ipsec_site_connection: only(connection, optional, name) }),
  );
  const base = { ipsec_site_connection: without(connection, hindering) };
  return accepts(base) ? responseQuestions(basis.contract, base) : questions;
}

/** The required keys of a connection, and one optional one. */
function only(connection: { [name: string]: Json }, optional: readonly string[], name: string) {
  return without(
    connection,
    optional.filter((one) => one !== name),
  );
}

function without(connection: { [name: string]: Json }, names: readonly string[]): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(connection).filter(([name]) => !names.includes(name)));
}
