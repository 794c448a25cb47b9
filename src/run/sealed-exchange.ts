import { isObject } from '../json.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Seal } from './seal.ts';

/**
 * An exchange without its secrets: every check comes to the same, because what was equal stays equal. The case is the
 * plan's and stays. The text of a JSON answer is written anew from its JSON.
 */
export function sealExchange(exchange: Exchange, seal: Seal): Exchange {
  const { case: asked, connectionId, ...seen } = exchange;
  const sealed = recordOf(seen as object as JsonObject, seal) as object as Omit<Exchange, 'case'>;
  return { ...sealed, case: asked, connectionId };
}

const states = new Set(['before', 'beforeSecond', 'after', 'state']);

/** The kit's own record, in which answers and states of the target stand. */
function recordOf(value: Json, seal: Seal): Json {
  if (typeof value === 'string') return seal.text(value);
  if (Array.isArray(value))
    return value.map((item) => (isAnswer(item) ? answerOf(item, seal) : recordOf(item, seal)));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      states.has(name) && isObject(inner)
        ? seal.json(inner)
        : isAnswer(inner)
          ? answerOf(inner, seal)
          : recordOf(inner, seal),
    ]),
  );
}

function isAnswer(value: Json): value is JsonObject {
  return isObject(value) && value['kind'] === 'response';
}

function answerOf(answer: JsonObject, seal: Seal): JsonObject {
  const { headers, text, json, ...rest } = answer;
  const shown = json === undefined ? undefined : seal.json(json);
  return {
    ...rest,
    headers: isObject(headers) ? seal.headers(headers as Record<string, string>) : {},
    text: shown === undefined ? seal.text(String(text)) : JSON.stringify(shown),
    ...(shown !== undefined && { json: shown }),
  };
}
