import type { Answer, Handler } from './handler.ts';
import { type Served, serve } from './serve.ts';
import { newConnection } from './strict/connection.ts';
import { strictHandler } from './strict/handler.ts';

const TOKEN = 'constant-server-token';

/** A running constant server and what a kit needs to be pointed at it. */
export interface RunningConstantServer extends Served {
  readonly token: string;
  readonly connectionId: string;
}

/** A server that answers without looking: no must-level clause may pass on it. */
export interface ConstantServer {
  readonly name: string;
  /** One sentence: what the server answers. */
  readonly says: string;
  start(): Promise<RunningConstantServer>;
}

/** A constant server out of a handler made anew at each start. */
export function constantServer(name: string, says: string, handler: () => Handler): ConstantServer {
  return {
    name,
    says,
    async start() {
      return { ...(await serve(handler())), token: TOKEN, connectionId: newConnection(4).id };
    },
  };
}

/** A server whose GET is the strict server's, 401 and 404 included, and whose PUT is `put`. */
export function goodGet(name: string, says: string, put: Handler): ConstantServer {
  return constantServer(name, `GET is right; ${says}`, () => {
    const strict = strictHandler({ family: 4, token: TOKEN });
    return (request) => (request.method === 'PUT' ? put : strict)(request);
  });
}

/** A JSON answer from its text. */
export function jsonAnswer(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(text) };
}

/** An answer that never comes: the socket is destroyed. */
export const NO_ANSWER: Answer = { status: 0, headers: {}, body: Buffer.alloc(0), hangUp: true };
