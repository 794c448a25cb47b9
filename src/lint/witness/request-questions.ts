import type { Contract } from '../../contract/contract.ts';
import type { Clause } from '../../model/clause.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Plan } from '../../model/plan.ts';
import { unwrapped, wrap } from '../../wrapper.ts';
import { isAskable, isLeftOpen, type Question, type Questions } from './question.ts';

/**
 * The bodies of a plan as questions to a schema, the smallest ones first.
 * @param plan of the request clauses; `clauses` are those of the whole contract, by id
 */
export function requestQuestions(
  contract: Contract,
  plan: Plan,
  clauses: ReadonlyMap<string, Clause>,
): Questions {
  const mergesDpd = clauses.get('state/dpd/unsent-unchanged')?.level === 'must';
  const constraints = new Map(contract.constraints.map((one) => [one.id, one]));
  const judge = (body: Json) => contract.request(body);
  const stored = unwrapped(contract.examples.response);
  const isStatedValid = (body: Json) =>
    contract.request(body, stored).length === 0 && !isLeftOpen(contract, mergesDpd, body);
  const valid: Question[] = [];
  const breaking: Question[] = [];
  for (const { clause: id, request, expect } of plan.cases) {
    const clause = clauses.get(id);
    if (!clause || request.body === undefined || clause.level === 'info') continue;
    const constraint = constraints.get(id.replace(/\/loss(less|y)$/, ''));
    if (expect.kind === 'accepted') valid.push({ clause, body: request.body });
    else if (constraint && isAskable({ ...constraint, level: clause.level })) {
      const { place, keyword } = constraint;
      breaking.push({ clause: milder(clause), body: request.body, breaks: { place, keyword } });
    }
  }
  const body = clauses.get('request/body/type');
  if (body) {
    const breaks = { place: ['body'], keyword: 'type' };
    breaking.push({ clause: body, body: [contract.examples.request], breaks });
  }
  for (const question of [...partialDpd(contract, clauses), ...addresses(contract, clauses)]) {
    if (isStatedValid(question.body)) valid.push(question);
  }
  return {
    side: 'request',
    valid: bySize(valid),
    breaking,
    shown: contract.examples.request,
    base: contract.examples.request,
    judge,
    isStatedValid,
  };
}

/** A text that names a value is for a server to take or refuse; a document that allows it is not wrong, but vague. */
function milder(clause: Clause): Clause {
  return clause.id.endsWith('/lossless') ? { ...clause, level: 'should' } : clause;
}

/** Parts of a valid dpd: only those whose missing keys the page marks as optional are stated to be valid. */
function partialDpd(contract: Contract, clauses: ReadonlyMap<string, Clause>): Question[] {
  const clause = clauses.get('request/dpd/accepted');
  const full: JsonObject = { action: 'hold', interval: 30, timeout: 120 };
  const names = Object.keys(contract.update.properties?.['dpd']?.properties ?? {});
  const parts = names.flatMap((name) => [
    Object.fromEntries(Object.entries(full).filter(([key]) => key !== name)),
    Object.fromEntries(Object.entries(full).filter(([key]) => key === name)),
  ]);
  return clause ? parts.map((dpd) => ({ clause, body: wrap({ dpd }) })) : [];
}

/** What the row of peer_address names, whatever the IP version of a target: two kinds of addresses, and names. */
function addresses(contract: Contract, clauses: ReadonlyMap<string, Clause>): Question[] {
  const clause = clauses.get('request/peer_address/accepted');
  const stated = contract.update.properties?.['peer_address']?.format === 'ip-or-fqdn';
  const values = ['192.0.2.10', '2001:db8::10', 'gw.example.org'];
  return clause && stated ? values.map((value) => ({ clause, body: wrap({ peer_address: value }) })) : [];
}

/** Fewest attributes first, so that what is found is found on the smallest body. */
function bySize(questions: readonly Question[]): readonly Question[] {
  return [...questions].sort((a, b) => sizeOf(a.body) - sizeOf(b.body));
}

function sizeOf(body: Json): number {
  return Object.keys(unwrapped(body) ?? {}).length;
}
