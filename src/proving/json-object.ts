/** A JSON object whose members are not yet known. */
export type JsonObject = { [name: string]: unknown };

/** Whether a JSON value is an object (not null, not an array). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as a JSON value, or a thrown error when they are not UTF-8 (RFC 3629) or not JSON (RFC 8259); a BOM is not JSON. */
export function parseJson(bytes: Buffer): unknown {
  return JSON.parse(utf8.decode(bytes));
}

/** Bytes as a JSON object, or undefined when they are anything else. */
export function readJsonObject(bytes: Buffer): JsonObject | undefined {
  try {
    const value = parseJson(bytes);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
