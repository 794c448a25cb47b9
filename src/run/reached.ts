import { isObject, sameJson } from '../json.ts';
import type { Answer, State } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Says whether an update brought a connection to the values that it sent, as far as reads can show it. */
export function isReached(sent: JsonObject, state: State, answer: Answer): boolean {
  const shown = Object.entries(sent).every(([name, value]) => includes(state?.[name], value));
  return shown || (answer.kind === 'response' && answer.status < 300 && onlyHidden(sent, state));
}

/** Says whether a stored value has what is wanted; objects key by key. */
export function includes(stored: Json | undefined, wanted: Json): boolean {
  if (!isObject(wanted) || !isObject(stored)) return sameJson(stored, wanted);
  return Object.entries(wanted).every(([name, value]) => sameJson(stored[name], value));
}

/** A masked psk and a resolved name are never read back as they were sent. */
function onlyHidden(missing: JsonObject, state: State): boolean {
  return Object.entries(missing).every(
    ([name, value]) => name === 'psk' || name === 'peer_address' || includes(state?.[name], value),
  );
}
