import { isUtf8 } from 'node:buffer';
import { EventEmitter } from 'node:events';
import type { Answer } from '../model/exchange.ts';
import type { Json } from '../model/json.ts';
import { dispatcherTo } from './dispatcher.ts';
import type { Route } from './route.ts';

/** One HTTP request as it goes onto the wire. */
export interface WireRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Sends requests to one origin. Never throws: a missing answer is an answer of kind `none`. */
export interface Client {
  send(request: WireRequest): Promise<Answer>;
  close(): Promise<void>;
}

/** @param timeout milliseconds until the headers, and between two pieces of the body */
export function openClient(origin: string, timeout: number, route: Route = {}): Client {
  const dispatcher = dispatcherTo(origin, timeout, route);
  return {
    async send({ method, path, headers, body }) {
      const started = performance.now();
      const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
      const deadline = deadlineIn(timeout * 2);
      try {
        const response = await dispatcher.request({
          origin,
          method,
          path,
          headers,
          body: body ?? null,
          signal: deadline.signal,
        });
        const bytes = Buffer.from(await response.body.arrayBuffer());
        const text = bytes.toString('utf8');
        const json = isUtf8(bytes) ? parseJson(text) : undefined;
        return {
          kind: 'response',
          status: response.statusCode,
          headers: flat(response.headers),
          text,
          ...(json === undefined ? {} : { json }),
          ms: elapsed(),
        };
      } catch (error) {
        return { kind: 'none', code: codeOf(error), ms: elapsed() };
      } finally {
        deadline.clear();
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/** Aborts a request as `AbortSignal.timeout` does, at a fraction of its cost. */
function deadlineIn(milliseconds: number) {
  const signal: EventEmitter & { reason?: Error } = new EventEmitter();
  const timer = setTimeout(() => {
    signal.reason = new DOMException('the answer took too long', 'TimeoutError');
    signal.emit('abort');
  }, milliseconds);
  return { signal, clear: () => clearTimeout(timer) };
}

/** JSON has to be UTF-8, without a byte order mark (RFC 8259 section 8.1). */
function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name] ?? '';
    joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

/**
 * The most telling code in an error's chain of causes, such as `ECONNREFUSED` or `UND_ERR_SOCKET`; `PROXY_403` where a
 * proxy refused to pass the request on.
 */
function codeOf(error: unknown): string {
  const own = error as {
    code?: string;
    name?: string;
    message?: string;
    cause?: unknown;
    errors?: unknown[];
  };
  const proxy = /^Proxy .*\((\d{3})\)/.exec(own.message ?? '')?.[1];
  if (proxy !== undefined) return `PROXY_${proxy}`;
  const inner = own.cause ?? own.errors?.[0];
  const deeper = inner === undefined ? undefined : codeOf(inner);
  return deeper ?? (typeof own.code === 'string' ? own.code : (own.name ?? 'UNKNOWN'));
}
