import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Connection, Update } from './connection.ts';
import type { Outcome, Refusal } from './refusal.ts';
import type { Rules } from './rule.ts';
import type { Entry, Store } from './store.ts';
import type { Together, together } from './together.ts';

/** Who sent a request: the owner of the connections, a member of another project, or a reader of the owner's. */
export type Sender = 'owner' | 'other-project' | 'reader';

/** A request as the handler sees it; header names are in lower case, `path` is without its query. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array | 'too large';
}

/**
 * Every step of an answer, one by one replaceable: `{ ...lawful, save: () => {} }` is a server that
 * forgets. A step that throws gives a 500.
 */
export interface Behaviour {
  /** Is the request from somebody who holds the token? */
  authenticate(request: Request, token: string): boolean;
  /** May they see and change the connections? Whoever may not is told that there are none. */
  permits(sender: Sender, request: Request): boolean;
  /** The JSON value of the body, or undefined if it is not JSON. */
  parse(bytes: Uint8Array): unknown;
  /** The attributes sent. */
  unwrap(body: unknown): Readonly<Record<string, unknown>> | Refusal;
  /** May attributes of these names be sent? */
  checkNames(sent: Readonly<Record<string, unknown>>): Refusal | undefined;
  /** Is each value valid on its own? A name without a rule is not judged. */
  readonly rules: Rules;
  /** The connection of this id. */
  find(store: Store, id: string): Entry | undefined;
  /** The connection as it will be. */
  merge(stored: Connection, sent: Update, store: Store): Connection;
  /** Are the values valid next to each other and to what is stored? */
  readonly together: Readonly<Record<keyof typeof together, Together>>;
  /** Keeps the new connection. */
  save(entry: Entry, merged: Connection): void;
  /** The response body, wrapper included. */
  present(connection: Connection, method: 'GET' | 'PUT'): unknown;
  /** The HTTP status of each outcome. */
  readonly codes: Readonly<Record<Outcome, number>>;
  /** The last word before the answer is sent; undefined closes the socket without an answer. */
  deliver(answer: Answer, request: Request): Answer | undefined | Promise<Answer | undefined>;
}
