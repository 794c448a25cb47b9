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

/** What bytes were read as: variations around one another look at the same body again and again. */
const known = new WeakMap<Buffer, Readonly<JsonObject> | undefined>();

/** Bytes as a JSON object, or undefined when they are anything else; the same object for the same bytes. */
export function readJsonObject(bytes: Buffer): Readonly<JsonObject> | undefined {
  if (!known.has(bytes)) known.set(bytes, read(bytes));
  return known.get(bytes);
}

/** A JSON object as bytes, which are read back as this object; it is not changed afterwards, and no member is undefined. */
export function writeJsonObject(value: Readonly<JsonObject>): Buffer {
  const bytes = Buffer.from(JSON.stringify(value));
  known.set(bytes, value);
  return bytes;
}

function read(bytes: Buffer): JsonObject | undefined {
  try {
    const value = parseJson(bytes);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
