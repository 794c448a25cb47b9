import type { Fault, Send, Wire, WireAnswer, WireRequest } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { type Attributes, attributesIn, bodyOf } from './wire-connection.ts';
import { readFor } from './wire-request.ts';

/** An update that was carried out: what it sent, and the connection before it. */
interface Update {
  readonly request: WireRequest;
  readonly sent: Attributes;
  readonly before: Attributes;
  /** How many were carried out so far, this one included. */
  readonly count: number;
}

/** Lets something happen after each update that is carried out; its answer stays. */
const afterUpdates =
  (start: () => (update: Update, send: Send) => Promise<unknown>): (() => Wire) =>
  () => {
    const happen = start();
    let count = 0;
    return async (request, send) => {
      const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
      const before = sent && (await readFor(request, send));
      const answer = await send(request);
      if (sent && before && answer?.status === 200)
        await happen({ request, sent, before, count: ++count }, send);
      return answer;
    };
  };

/** Lets something happen after each update that is refused; its answer stays. */
const afterRefusals =
  (
    status: number,
    happen: (request: WireRequest, sent: Attributes, send: Send) => Promise<unknown>,
  ): (() => Wire) =>
  () =>
  async (request, send) => {
    const answer = await send(request);
    const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
    if (sent && answer?.status === status) await happen(request, sent, send);
    return answer;
  };

/** Puts the attributes that an update sent back to what they were. */
const undo = ({ request, sent, before }: Update, send: Send): Promise<WireAnswer | undefined> => {
  const names = Object.keys(sent).filter((name) => name in before);
  return send({ ...request, body: bodyOf(Object.fromEntries(names.map((name) => [name, before[name]]))) });
};

const oneLate = () => {
  let late: WireRequest | undefined;
  return async (update: Update, send: Send) => {
    await undo(update, send);
    if (late) await send(late);
    late = update.request;
  };
};

const refusedWhereNothingChanges: () => Wire = () => async (request, send) => {
  const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
  const stored = sent && Object.keys(sent).length > 4 ? await readFor(request, send) : undefined;
  const answer = await send(request);
  const same = Object.entries(sent ?? {}).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(stored?.[name]),
  );
  return stored && same && answer?.status === 200 ? { ...answer, status: 409 } : answer;
};

const withGoodToken: () => Wire = () => {
  let good: string | undefined;
  return async (request, send) => {
    good ??= request.method === 'GET' ? request.headers['x-auth-token'] : undefined;
    const answer = await send(request);
    if (request.method === 'PUT' && answer?.status === 401 && good !== undefined)
      await send({ ...request, headers: { ...request.headers, 'x-auth-token': good } });
    return answer;
  };
};

/** Clauses of attributes with so few values that an update that is lost may change nothing. */
const fewValued = ['state/initiator/stored', 'state/admin_state_up/stored'];

/** What goes wrong between one update and the next. */
export const sequences: readonly Fault[] = [
  {
    name: 'every-third-update-lost',
    says: 'every third update is answered as if it were carried out, and lost',
    kind: 'fails in a sequence',
    seenBy: ['state/response/equals-read', ...storedClauses.filter((id) => !fewValued.includes(id))],
    alsoBy: ['state/'],
    wire: afterUpdates(
      () => async (update, send) => (update.count % 3 === 0 ? undo(update, send) : undefined),
    ),
  },
  {
    name: 'updates-one-late',
    says: 'an update is stored when the next one comes',
    kind: 'fails in a sequence',
    seenBy: ['state/response/equals-read', ...storedClauses],
    alsoBy: ['state/'],
    wire: afterUpdates(oneLate),
  },
  {
    name: 'every-second-update-resets-mtu',
    says: 'every second update sets mtu to 1500 unless it sends one',
    kind: 'fails in a sequence',
    seenBy: ['state/unsent/unchanged', 'state/response/equals-read'],
    alsoBy: ['state/'],
    wire: afterUpdates(
      () =>
        async ({ request, sent, count }, send) =>
          count % 2 === 0 && !('mtu' in sent) ? send({ ...request, body: bodyOf({ mtu: 1500 }) }) : undefined,
    ),
  },
  {
    name: 'large-update-that-changes-nothing-refused',
    says: 'an update of more than four attributes with the values that are stored already is refused',
    kind: 'fails in a sequence',
    seenBy: ['state/repeated/accepted'],
    wire: refusedWhereNothingChanges,
  },
  {
    name: 'valid-part-stored-on-refusal',
    says: 'of a refused update the valid attributes are stored',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    wire: afterRefusals(400, async (request, sent, send) => {
      for (const [name, value] of Object.entries(sent)) {
        if (Object.keys(sent).length > 1) await send({ ...request, body: bodyOf({ [name]: value }) });
      }
    }),
  },
  {
    name: 'refusal-empties-description',
    says: 'a refused update empties description',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    wire: afterRefusals(400, (request, _, send) => send({ ...request, body: bodyOf({ description: '' }) })),
  },
  {
    name: 'refusal-resets-dpd',
    says: 'a refused update of dpd sets it to its defaults',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    wire: afterRefusals(400, async (request, sent, send) => {
      const dpd = { action: 'hold', interval: 30, timeout: 120 };
      if ('dpd' in sent) await send({ ...request, body: bodyOf({ dpd }) });
    }),
  },
  {
    name: 'unauthenticated-updates-stored',
    says: 'an update without a good token answers 401 and is stored',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    wire: withGoodToken,
  },
];
