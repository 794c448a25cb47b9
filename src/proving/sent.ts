import { shownIn } from './answered.ts';
import type { Answer, Handler, Request } from './handler.ts';
import { isJsonObject, type JsonObject, readJsonObject, writeJsonObject } from './json-object.ts';
import { WRAPPER } from './page-names.ts';

/** What the connection is before an update, or undefined when it cannot be read. */
export type Current = () => Promise<JsonObject | undefined>;

/** A wrapper that lets `edit` replace the attributes of an update before the handler sees them. */
export function sending(edit: (sent: JsonObject, current: Current) => JsonObject | Promise<JsonObject>) {
  return (next: Handler): Handler =>
    async (request) => {
      const body = bodyOf(request);
      const sent = body?.[WRAPPER];
      if (!isJsonObject(sent)) return next(request);
      const edited = await edit(sent, async () => shownIn(await look(next, request)));
      return next({ ...request, body: writeJsonObject({ ...body, [WRAPPER]: edited }) });
    };
}

/** A wrapper that refuses an update of which `breaks` is true, and leaves every other to the handler. */
export function refusing(breaks: (sent: JsonObject) => boolean) {
  return (next: Handler): Handler =>
    async (request) => {
      const sent = bodyOf(request)?.[WRAPPER];
      return isJsonObject(sent) && breaks(sent) ? refuse(next, request) : next(request);
    };
}

/** The handler's own refusal of this update: it is asked with a body that lacks the wrapper the page requires. */
export function refuse(next: Handler, request: Request): Promise<Answer> {
  return next({ ...request, body: Buffer.from('{}') });
}

/** The handler's answer to a GET of what the request is about. */
export function look(next: Handler, request: Request): Promise<Answer> {
  return next({ ...request, method: 'GET', body: Buffer.alloc(0) });
}

/** The body of a request when it is a JSON object. */
function bodyOf({ body }: Request): JsonObject | undefined {
  const value = readJsonObject(body);
  return value === undefined ? undefined : withoutInfinity(value);
}

/** 1e400 reads as Infinity, which would be written as null: an array stays as wrong for every attribute. */
function withoutInfinity(value: JsonObject): JsonObject {
  return hasFiniteNumbers(value)
    ? value
    : JSON.parse(JSON.stringify(value, (_, member) => (isInfinite(member) ? [] : member)));
}

function hasFiniteNumbers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !isInfinite(value);
  return Object.values(value).every(hasFiniteNumbers);
}

function isInfinite(value: unknown): boolean {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
}
