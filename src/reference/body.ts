import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';
import { isObject } from './rule.ts';

/** The largest body that is read: 1 MiB, in bytes. */
export const MAX_BODY = 2 ** 20;

/** The bytes of a body, or `'too large'` after all of a larger one is received and thrown away. */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(size > MAX_BODY ? 'too large' : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

/** The JSON value of a body (RFC 8259: UTF-8, no byte order mark), or undefined if it is not JSON. */
export function parse(bytes: Uint8Array): unknown {
  try {
    return isUtf8(bytes) ? JSON.parse(Buffer.from(bytes).toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/** The attributes inside `ipsec_site_connection`; members beside it are ignored. */
export function unwrap(body: unknown): Readonly<Record<string, unknown>> | Refusal {
  if (body === undefined)
    return invalid('MalformedRequestBody', 'Malformed request body: not JSON in UTF-8.');
  if (!isObject(body)) return invalid('BadRequest', 'The request body must be a JSON object.');
  if (!Object.hasOwn(body, 'ipsec_site_connection'))
    return invalid('HTTPBadRequest', "Unable to find 'ipsec_site_connection' in request body");
  const inner = body['ipsec_site_connection'];
  return isObject(inner)
    ? inner
    : invalid('HTTPBadRequest', "Object 'ipsec_site_connection' contains invalid data: it must be an object");
}

const invalid = (type: string, message: string) => new Refusal('invalid', type, message);
