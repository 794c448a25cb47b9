/**
 * The reference server as a drop-in fake for the tests of clients, with or without faults.
 * @module vpnaas-conformance/reference
 */
import { dialectOf } from './dialects.ts';
import type { FaultKind } from './fault.ts';
import { faults as catalogue } from './faults.ts';
import { type ReferenceServer, startReferenceServer as start } from './server.ts';

export type { FaultKind } from './fault.ts';
export type { ForeignTokens } from './routes.ts';
export type { ReferenceServer } from './server.ts';

/** How a reference server is started. */
export interface ReferenceOptions {
  /** Speaks as the page of this profile says; default: `virtuozzo`. */
  readonly profile?: string;
  /** Names of faults, see {@link faults}; where two change the same step, the last one counts. */
  readonly faults?: readonly string[];
  /** Port on 127.0.0.1; default: any free one. */
  readonly port?: number;
  /** The token that it accepts; default: a random one. */
  readonly token?: string;
}

/** A defect that the reference server can have. */
export interface ReferenceFault {
  /** Kebab case, unique, stable. */
  readonly name: string;
  /** What the server does, in one short sentence. */
  readonly says: string;
  readonly kind: FaultKind;
  /** Ids of the clauses that see it. */
  readonly seenBy: readonly string[];
}

/** The faults that the server can have, with the clauses that see them. */
export const faults: readonly ReferenceFault[] = catalogue
  .filter(({ behave }) => behave)
  .map(({ name, says, kind, seenBy }) => ({ name, says, kind, seenBy }));

/**
 * Starts a server on 127.0.0.1 that keeps the page, but for its faults; its three connections are in memory.
 * @throws Error for an unknown fault, and where the port cannot be had
 */
export async function startReferenceServer(options: ReferenceOptions = {}): Promise<ReferenceServer> {
  const { profile = 'virtuozzo', faults: wrong = [], port, token } = options;
  const hooks = wrong.map((name) => {
    const behave = catalogue.find((fault) => fault.name === name)?.behave;
    if (!behave) throw new Error(`there is no fault "${name}": \`faults\` has those that there are`);
    return behave();
  });
  return start({
    hooks: Object.assign({}, dialectOf(profile), ...hooks),
    ...(port !== undefined && { port }),
    ...(token !== undefined && { token }),
  });
}
