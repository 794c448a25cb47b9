import { isObject, sameJson } from '../json.ts';
import type { Case, CaseRequest, Disturbance, Exchange, Json, JsonObject, State } from '../model.ts';
import { isPending, type Session } from '../target/session.ts';

/** Asks cases of one connection, one after the other; knows its state and puts it back. */
export interface Conductor {
  /** The last state read. */
  readonly state: State;
  ask(asked: Case, twinStatus?: number): Promise<Exchange>;
  /** Brings the writable attributes back to `initial`; the names of those that could not be brought back. */
  restore(initial: JsonObject): Promise<readonly string[]>;
  /** PUT requests sent so far, retries not counted. */
  readonly puts: number;
}

/** The attributes that an update may carry, each with the keys of its object, if it is one. */
export type Writable = Readonly<Record<string, readonly string[]>>;

export function createConductor(
  session: Session,
  connectionId: string,
  writable: Writable,
  first: State,
): Conductor {
  let state = first;
  let puts = 0;

  const put = (request: CaseRequest) => {
    puts++;
    return session.put(request);
  };
  const write = (attributes: JsonObject) =>
    put({ body: { ipsec_site_connection: attributes }, token: 'own', connection: 'named' });

  /** Why nothing can be asked now; reads the state anew where it is not known or not at rest. */
  async function unready(): Promise<string | undefined> {
    if (state === undefined || isPending(state)) {
      const seen = await session.settled();
      state = seen.state;
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
    const { answer } = await write(missing);
    state = (await session.settled()).state;
    const reached = Object.entries(missing).every(([name, value]) => includes(state?.[name], value));
    return reached || (answer.kind === 'response' && answer.status < 300 && onlyHidden(missing, state));
  }

  /** Takes back what an update changed that was no valid one, so that it is charged to one clause only. */
  async function heal(before: JsonObject): Promise<void> {
    if (state === undefined || isPending(state)) return;
    const changed = differing(before, state, writable);
    if (Object.keys(changed).length === 0) return;
    await write(changed);
    state = (await session.settled()).state;
  }

  async function ask(asked: Case, twinStatus?: number): Promise<Exchange> {
    const frame = { case: asked, connectionId, disturbances: [] as Disturbance[] };
    const lack = await unready();
    if (lack !== undefined) return { ...frame, before: state, after: state, unasked: lack };
    if (asked.given && !(await bring(asked.given))) {
      return {
        ...frame,
        before: state,
        after: state,
        unasked: 'the connection could not be brought to the values the case needs',
      };
    }
    for (let attempt = 1; ; attempt++) {
      const before = state;
      const { answer, disturbances } = await put(asked.request);
      const seen = await session.read();
      state = seen.state;
      const refused = answer.kind === 'response' && answer.status >= 400 && answer.status < 500;
      const pending = isPending(state);
      if (pending) state = (await session.settled()).state;
      if (pending && refused && attempt < 3 && !isPending(state)) continue;
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
    get state() {
      return state;
    },
    get puts() {
      return puts;
    },
    async restore(initial) {
      const lost = () =>
        state === undefined
          ? Object.keys(writable).filter((name) => name in initial)
          : Object.keys(differing(initial, state, writable));
      state = (await session.settled()).state;
      const changed = state === undefined ? {} : differing(initial, state, writable);
      if (Object.keys(changed).length === 0) return lost();
      await write(changed);
      state = (await session.settled()).state;
      for (const name of lost()) {
        const value = initial[name];
        if (state === undefined || isPending(state)) break;
        if (value === undefined) continue;
        await write({ [name]: value });
        state = (await session.settled()).state;
      }
      return lost();
    },
  };
}

/** The attributes of `wanted` that `present` has otherwise; those that are null or not shown cannot be put back. */
function differing(wanted: JsonObject, present: JsonObject, names: Writable): JsonObject {
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, keys]) => {
      const value = documented(wanted[name], keys);
      const same = value === undefined || value === null || sameJson(value, documented(present[name], keys));
      return same ? [] : [[name, value]];
    }),
  );
}

/** An object without the keys that only the vendor knows: an update cannot carry them. */
function documented(value: Json | undefined, keys: readonly string[]): Json | undefined {
  if (!isObject(value) || keys.length === 0) return value;
  return Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, value[key] ?? null]] : [])));
}

/** Says whether a stored value has what is wanted; objects key by key. */
function includes(stored: Json | undefined, wanted: Json): boolean {
  if (!isObject(wanted) || !isObject(stored)) return sameJson(stored, wanted);
  return Object.entries(wanted).every(([name, value]) => sameJson(stored[name], value));
}

/** A masked psk and a resolved name are never read back as they were sent. */
function onlyHidden(missing: JsonObject, state: State): boolean {
  return Object.entries(missing).every(
    ([name, value]) => name === 'psk' || name === 'peer_address' || includes(state?.[name], value),
  );
}
