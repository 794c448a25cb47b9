import type { Journal } from '../journal/journal.ts';
import type { Disturbance, Exchange, State, Writable } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, CaseRequest } from '../model/plan.ts';
import type { Asked } from '../target/ask.ts';
import { isPending, type Read, type Session } from '../target/session.ts';
import type { Allowance } from './allowance.ts';
import { includes, isReached } from './reached.ts';
import { allAtOnce, differing, restorations } from './writable.ts';

/** Asks cases of one connection, one after the other; knows its state and puts it back. */
export interface Conductor {
  /** The last state read. */
  readonly state: State;
  ask(asked: Case, twinStatus?: number): Promise<Exchange>;
  /** Why nothing can be asked now; reads the state anew where it is not known or not at rest. */
  unready(): Promise<string | undefined>;
  /** Sends an update and reads nothing; undefined where no more may be sent. */
  put(request: CaseRequest): Promise<Asked | undefined>;
  read(): Promise<Read>;
  /** Reads until the connection is at rest; the state is that of the last read. */
  look(): Promise<Read>;
  /** Brings the writable attributes to these values; the names of those that could not be brought there. */
  bringTo(wanted: JsonObject): Promise<readonly string[]>;
  /** Brings them back to how everything began, and forgets the journal; the names of those that are lost. */
  restore(initial: JsonObject): Promise<readonly string[]>;
  /** PUT requests sent so far, retries not counted. */
  readonly puts: number;
  /** Why no more is asked; undefined as long as it is. */
  readonly stopped: string | undefined;
}

/** What a conductor needs. `session` asks; `restoring` is the same connection, with waits that nothing cuts short. */
export interface Baton {
  readonly session: Session;
  readonly restoring: Session;
  readonly connectionId: string;
  readonly writable: Writable;
  /** What the connection is like. */
  readonly first: State;
  /** Gets every update before it is sent; one that it cannot take is not sent, unless it restores. */
  readonly journal?: Journal | undefined;
  /** Default: as many updates as there are. */
  readonly allowance?: Allowance | undefined;
  /** Ends the asking; its reason is said where it is a text. */
  readonly signal?: AbortSignal | undefined;
  /** Counts the updates, of several conductors together. */
  readonly meter?: { puts: number };
}

export function createConductor({
  session,
  restoring,
  connectionId,
  writable,
  first,
  journal,
  allowance = { left: Number.POSITIVE_INFINITY },
  signal,
  meter = { puts: 0 },
}: Baton): Conductor {
  let state = first;
  let untold: string | undefined;

  const tell = (request: CaseRequest) => {
    try {
      journal?.announce(request);
    } catch (error) {
      untold ??= error instanceof Error ? error.message : String(error);
    }
  };
  const stopped = () =>
    interrupted(signal) ??
    untold ??
    (allowance.left <= 0 ? 'as many updates were sent as --max-puts allows' : undefined) ??
    (session.outOfPatience ? 'the target made the run wait too long between its tries' : undefined);

  async function put(request: CaseRequest) {
    if (stopped() === undefined) tell(request);
    if (stopped() !== undefined) return undefined;
    allowance.left--;
    meter.puts++;
    return session.put(request);
  }

  async function putBack(attributes: JsonObject): Promise<void> {
    const request = requestOf(attributes);
    tell(request);
    meter.puts++;
    await restoring.put(request);
    state = (await restoring.settled()).state;
  }

  async function read(): Promise<Read> {
    const seen = await session.read();
    state = seen.state;
    return seen;
  }

  async function look(): Promise<Read> {
    const seen = await session.settled();
    state = seen.state;
    return seen;
  }

  async function unready(): Promise<string | undefined> {
    if (stopped() !== undefined) return stopped();
    if (state === undefined || isPending(state)) {
      const seen = await look();
      if (state === undefined) {
        const { answer } = seen;
        const how = answer.kind === 'none' ? `no answer (${answer.code})` : `status ${answer.status}`;
        return `the connection cannot be read: ${how}`;
      }
    }
    return isPending(state) ? `the connection stays ${String(state['status'])}` : undefined;
  }

  async function bring(given: JsonObject): Promise<boolean> {
    const missing = Object.fromEntries(
      Object.entries(given).filter(([name, value]) => !includes(state?.[name], value)),
    );
    if (Object.keys(missing).length === 0) return true;
    const sent = await put(requestOf(missing));
    if (!sent) return false;
    await look();
    return isReached(missing, state, sent.answer);
  }

  /** Takes back what an update changed that was no valid one, so that it is charged to one clause only. */
  async function heal(before: JsonObject): Promise<void> {
    if (state === undefined || isPending(state)) return;
    const changed = differing(before, state, writable);
    if (changed.length === 0) return;
    for (const update of allAtOnce(changed, before, writable)) await put(requestOf(update));
    await look();
  }

  async function bringTo(wanted: JsonObject): Promise<readonly string[]> {
    state = (await restoring.settled()).state;
    for (const updatesFor of restorations) {
      for (const update of updatesFor(differing(wanted, state, writable), wanted, writable)) {
        const lacks = differing(wanted, state, writable).some((name) => name in update);
        if (lacks && state !== undefined && !isPending(state)) await putBack(update);
      }
    }
    return differing(wanted, state, writable);
  }

  async function ask(asked: Case, twinStatus?: number): Promise<Exchange> {
    const frame = { case: asked, connectionId, disturbances: [] as Disturbance[] };
    const unasked = (why: string): Exchange => ({ ...frame, before: state, after: state, unasked: why });
    const lack = await unready();
    if (lack !== undefined) return unasked(lack);
    if (asked.given && !(await bring(asked.given))) {
      return unasked(stopped() ?? 'the connection could not be brought to the values the case needs');
    }
    for (let attempt = 1; ; attempt++) {
      const before = state;
      const sent = await put(asked.request);
      if (!sent) return unasked(stopped() ?? '');
      const { answer, disturbances } = sent;
      const seen = await read();
      const refused = answer.kind === 'response' && answer.status >= 400 && answer.status < 500;
      const pending = isPending(state);
      if (pending) await look();
      if (pending && refused && attempt < 3 && !isPending(state)) continue;
      if (isPending(state) && signal?.aborted) return unasked(stopped() ?? '');
      const exchange: Exchange = {
        ...frame,
        before,
        answer,
        after: state,
        disturbances: [...disturbances, ...seen.disturbances],
        ...(twinStatus !== undefined && { twinStatus }),
      };
      if (asked.expect.kind !== 'accepted' && before !== undefined) await heal(before);
      return exchange;
    }
  }

  return {
    ask,
    unready,
    put,
    read,
    look,
    get state() {
      return state;
    },
    get puts() {
      return meter.puts;
    },
    get stopped() {
      return stopped();
    },
    bringTo,
    async restore(initial) {
      const lost = await bringTo(initial);
      if (lost.length === 0) journal?.done();
      return lost;
    },
  };
}

function interrupted(signal: AbortSignal | undefined): string | undefined {
  if (!signal?.aborted) return undefined;
  return typeof signal.reason === 'string' ? signal.reason : 'interrupted';
}

function requestOf(attributes: JsonObject): CaseRequest {
  return { body: { ipsec_site_connection: attributes }, token: 'own', connection: 'named' };
}
