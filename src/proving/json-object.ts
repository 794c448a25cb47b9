import { isUtf8 } from 'node:buffer';

/** A JSON object whose members are not yet known. */
export type JsonObject = { [name: string]: unknown };

/** Whether a JSON value is an object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Bytes as a JSON value, or a thrown error when they are not UTF-8 (RFC 3629) or not JSON (RFC 8259); a BOM is not JSON. */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw new SyntaxError('the bytes are not UTF-8');
  return JSON.parse(bytes.toString('utf8'));
}

/** A body: bytes, or a JSON object that goes through variations around one another and is written once, at the end. */
export type Body = Buffer | { readonly unwritten: Readonly<JsonObject> };

/** A body as it is sent. */
export function bytesOf(body: Body): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body.unwritten));
}

/** What bytes were read as: variations around one another look at the same body again and again. */
const known = new WeakMap<Buffer, Readonly<JsonObject> | undefined>();

/** A body as a JSON object, or undefined when it is anything else; the same object for the same body. */
export function readJsonObject(body: Body): Readonly<JsonObject> | undefined {
  if (!Buffer.isBuffer(body)) return body.unwritten;
  if (!known.has(body)) known.set(body, read(body));
  return known.get(body);
}

/** A JSON object as a body, which is read back as this object; it is not changed afterwards, and no member is undefined. */
export function writeJsonObject(value: Readonly<JsonObject>): Body {
  return { unwritten: value };
}

function read(bytes: Buffer): JsonObject | undefined {
  try {
    const value = parseJson(bytes);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
