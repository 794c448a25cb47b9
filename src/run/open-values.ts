import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';

const known = new WeakMap<Plan, ReadonlySet<string>>();

/** The texts that everybody may know: what the plan sends and expects, and the words of the contract. */
export function openTexts(contract: Contract, plan: Plan): ReadonlySet<string> {
  const found =
    known.get(plan) ?? new Set([...openValues(contract, plan)].flatMap((value) => [...textsOf(value)]));
  known.set(plan, found);
  return found;
}

/** Every text in a value, names included. */
export function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      yield name;
      yield* textsOf(inner);
    }
  }
}

function* openValues({ update, connection }: Contract, { cases, strangers }: Plan): Generator<Json> {
  yield ['ipsec_site_connection', 'NeutronError', strangers.connection];
  yield* wordsOf(update as JsonObject);
  yield* wordsOf(connection as JsonObject);
  for (const asked of cases) {
    yield asked as object as JsonObject;
    if (asked.request.raw !== undefined) yield* parsed(asked.request.raw);
  }
}

/** Names and enumerations of a schema. */
function* wordsOf(schema: JsonObject): Generator<Json> {
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'enum' || keyword === 'const') yield value;
    if (keyword === 'properties' && isObject(value)) yield Object.keys(value);
    if (isObject(value)) yield* wordsOf(value);
  }
}

function* parsed(raw: string): Generator<Json> {
  try {
    yield JSON.parse(raw) as Json;
  } catch {
    return;
  }
}
