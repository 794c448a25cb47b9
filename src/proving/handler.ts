import type { Body } from './json-object.ts';

/** One request as a handler sees it: header names in lower case, `path` with its query, `body` as received. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** How an answer travels; none of it changes what the answer says. */
export interface Delivery {
  /** Wait before the first byte, in milliseconds. */
  readonly delayMs?: number;
  /** Send the body with chunked transfer coding, this many bytes at a time (RFC 9112 section 7.1). */
  readonly chunkBytes?: number;
  /** Announce `Connection: close` and close after this answer (RFC 9112 section 9.6). */
  readonly closeAfter?: boolean;
  /** Send a 103 before the answer (RFC 8297). */
  readonly earlyHints?: boolean;
  /** Destroy the socket and send nothing at all. */
  readonly hangUp?: boolean;
}

/** One answer; header names in lower case, `body` without any transfer coding. */
export interface Answer extends Delivery {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Body;
}

/** A server without its socket. */
export type Handler = (request: Request) => Promise<Answer>;
