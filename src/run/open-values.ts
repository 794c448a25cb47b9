import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';

const known = new WeakMap<Plan, ReadonlySet<string>>();

/** The texts that everybody may know: what the plan sends and expects, and the words of the contract. */
export function openTexts(contract: Contract, plan: Plan): ReadonlySet<string> {
  const found = known.get(plan) ?? textsIn([...openValues(contract, plan)]);
  known.set(plan, found);
  return found;
}

/** Every text in a value, names included; however deep it is. */
export function textsIn(value: Json): Set<string> {
  const texts = new Set<string>();
  const open = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'string') texts.add(one);
    else if (Array.isArray(one)) for (const item of one) open.push(item);
    else if (isObject(one)) {
      for (const [name, inner] of Object.entries(one)) {
        texts.add(name);
        if (inner !== undefined) open.push(inner);
      }
    }
  }
  return texts;
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
