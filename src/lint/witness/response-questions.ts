import { type Constraint, clauseOf } from '../../contract/constraint.ts';
import type { Contract } from '../../contract/contract.ts';
import { valueAt, withValue } from '../../generate/body.ts';
import { breakingValues } from '../../generate/breaking.ts';
import { losslessFor, lossyFor } from '../../generate/coercible.ts';
import { isObject } from '../../json.ts';
import type { Clause } from '../../model/clause.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { unwrapped, wrap } from '../../wrapper.ts';
import { isAskable, type Question, type Questions } from './question.ts';

/** A key that no page names: what a cloud may add to its answers at any time. */
export const addedKey = 'vendor_extension';

/** Answers that the page allows, and answers that break one constraint: a valid one, changed in one place. */
export function responseQuestions(contract: Contract, base: Json = contract.examples.response): Questions {
  const constraints = contract.constraints.filter(({ side }) => side === 'response');
  const example = unwrapped(base) ?? {};
  const judge = (body: Json) => contract.response(body);
  const isStatedValid = (body: Json) => judge(body).every(({ keyword }) => keyword === 'x-expected');
  return {
    side: 'response',
    valid: validAnswers(contract, constraints, example).filter(({ body }) => isStatedValid(body)),
    breaking: constraints
      .filter(isAskable)
      .flatMap((constraint) => breakingAnswers(constraint, example, judge)),
    shown: contract.examples.response,
    base,
    judge,
    isStatedValid,
  };
}

function validAnswers(
  contract: Contract,
  constraints: readonly Constraint[],
  example: JsonObject,
): Question[] {
  const at = (path: string) => constraints.find(({ id }) => id === `response/${path}`);
  const about = (path: string, value: JsonObject): Question[] => {
    const clause = at(`${path}/type`) ?? at('ipsec_site_connection/type');
    return clause ? [{ clause: clauseOf(clause), body: wrap(value) }] : [];
  };
  const optional = Object.keys(example).filter((name) => !at(`${name}/required`));
  const members = constraints
    .filter(({ keyword }) => keyword === 'enum')
    .flatMap(({ place, value }) =>
      (value as Json[]).flatMap((one) => about(place.join('/'), withValue(example, place, one))),
    );
  const others: Readonly<Record<string, readonly Json[]>> = {
    admin_state_up: [true, false],
    mtu: [contract.connection.properties?.['mtu']?.minimum ?? 1500, 1500, 9000],
    'dpd/interval': [1],
    'dpd/timeout': [31, 3600],
    name: ['', 'Office Berlin, 2nd  floor'],
    description: [''],
    local_id: ['vpn@example.org'],
    peer_id: ['vpn@example.org', '2001:db8::10'],
    peer_address: ['192.0.2.10', '2001:db8::10', 'gw.example.org'],
    psk: ['Test-Key-8'],
  };
  return [
    ...about('ipsec_site_connection', example),
    ...members,
    ...Object.entries(others).flatMap(([path, values]) =>
      values.flatMap((value) => about(path, withValue(example, path.split('/'), value))),
    ),
    ...optional.flatMap((name) => about(name, without(example, [name]))),
    ...about('dpd/interval', withValue(example, ['dpd'], without(connectionDpd(example), ['interval']))),
    ...added(about, example),
  ];
}

/** Keys that the page does not name, at each level of an answer. */
function added(about: (path: string, value: JsonObject) => Question[], example: JsonObject): Question[] {
  const inner = about('ipsec_site_connection', { ...example, [addedKey]: 'x' });
  const dpd = about('dpd', withValue(example, ['dpd', addedKey], 'x'));
  const outer = inner.map(({ clause }) => ({ clause, body: { ...wrap(example), [addedKey]: 'x' } }));
  return [...inner, ...dpd, ...outer];
}

function connectionDpd(example: JsonObject): JsonObject {
  return isObject(example['dpd']) ? example['dpd'] : {};
}

function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

function breakingAnswers(
  constraint: Constraint,
  example: JsonObject,
  judge: (body: Json) => readonly Constraint[],
): Question[] {
  const { place, keyword } = constraint;
  const clause: Clause = clauseOf(constraint);
  return bodiesFor(constraint, example)
    .filter((body) => {
      const broken = judge(body);
      return (
        broken.some(({ id }) => id === constraint.id) &&
        broken.every((one) => one.place.join('/') === place.join('/') || one.keyword === 'x-expected')
      );
    })
    .map((body) => ({ clause, body, breaks: { place, keyword } }));
}

function bodiesFor(constraint: Constraint, example: JsonObject): readonly Json[] {
  const { place, keyword, pointer } = constraint;
  if (keyword === 'required' && pointer === '') return [{}, example, { connection: example }];
  if (place[0] === 'body') return ['x', [], 5, true];
  if (place[0] === 'ipsec_site_connection')
    return ['x', [example], 5, true].map((value) => ({ ipsec_site_connection: value }));
  if (keyword === 'required') {
    const around = place.slice(0, -1);
    const object = around.length === 0 ? example : valueAt(example, around);
    if (!isObject(object)) return [];
    const rest = without(object, [place.at(-1) ?? '']);
    return [wrap(around.length === 0 ? rest : withValue(example, around, rest))];
  }
  return valuesFor(constraint, valueAt(example, place) ?? null).map((value) =>
    wrap(withValue(example, place, value)),
  );
}

function valuesFor(constraint: Constraint, valid: Json): readonly Json[] {
  if (constraint.keyword !== 'type') return breakingValues(constraint)?.telling ?? [];
  const [first = null] = [constraint.value].flat();
  const named = { ...constraint, value: first };
  const wrong = breakingValues(named)?.telling ?? ['x', 5, {}, true];
  return [...wrong, ...lossyFor(named, valid), ...losslessFor(named, valid).map(({ value }) => value)];
}
