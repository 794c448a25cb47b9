import type { Send, Wire } from '../../reference/fault.ts';
import { startInProcess } from '../../reference/in-process.ts';

/** Where the kit is pointed at. Without `send` it goes over a socket to `url`. */
export interface Disturbed {
  readonly url: string;
  readonly token: string;
  readonly connection: string;
  readonly fqdn?: string;
  readonly send?: Send;
  /** Milliseconds after which no answer is expected any more, over a socket; default 1,000. */
  readonly timeout?: number;
  close(): Promise<void>;
}

/** Something that stands between the kit and a correct server, and must never be charged to the server. */
export interface Disturbance {
  /** Kebab case, unique, stable. */
  readonly name: string;
  /** What happens, in one short sentence. */
  readonly says: string;
  /** `conformant` for what is short enough to be waited out. */
  readonly expect: 'incomplete' | 'conformant';
  /** Matches what the kit has to name as the reason, or as what it waited out. */
  readonly cause: RegExp;
  /** Starts the server with the disturbance before it; each start begins afresh. */
  start(): Promise<Disturbed>;
}

/** A correct server with a wire before it. */
export async function behind(wire: Wire): Promise<Disturbed> {
  const { url, token, connections, fqdn, send } = startInProcess({}, wire);
  return { url, token, fqdn, send, connection: connections.ipv4, close: async () => {} };
}
