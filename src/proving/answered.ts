import type { Answer, Handler } from './handler.ts';
import { isJsonObject, type JsonObject, readJsonObject, writeJsonObject } from './json-object.ts';
import { WRAPPER } from './page-names.ts';

/** The connection a 200 answer shows, or undefined for any other answer. */
export function shownIn(answer: Answer): JsonObject | undefined {
  const shown = bodyIn(answer)?.[WRAPPER];
  return isJsonObject(shown) ? shown : undefined;
}

/** A wrapper that lets `edit` replace the connection in every 200 answer. */
export function showing(edit: (shown: JsonObject) => JsonObject) {
  return answering((answer) => {
    const body = bodyIn(answer);
    const shown = shownIn(answer);
    return shown === undefined ? answer : withJson(answer, { ...body, [WRAPPER]: edit(shown) });
  });
}

/** A wrapper that lets `edit` replace every answer. */
export function answering(edit: (answer: Answer) => Answer) {
  return (next: Handler): Handler =>
    async (request) =>
      edit(await next(request));
}

/** The JSON object a 200 answer carries, or undefined for any other answer. */
export function bodyIn({ status, body }: Answer): JsonObject | undefined {
  return status === 200 ? readJsonObject(body) : undefined;
}

/** The same answer with another JSON body. */
export function withJson(answer: Answer, value: JsonObject): Answer {
  return { ...answer, body: writeJsonObject(value) };
}

/** The same answer with these headers added or replaced; names in lower case. */
export function withHeaders(answer: Answer, headers: Answer['headers']): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
