import type { Fault, Wire, WireAnswer } from '../fault.ts';
import { writable } from './wire-connection.ts';
import { readFor, withAttributes } from './wire-request.ts';

const kind = 'fails under concurrency';

/** Another way to answer an update that comes while one of the same connection is being carried out. */
const whereBusy =
  (answered: Wire): (() => Wire) =>
  () => {
    const busy = new Set<string>();
    return async (request, send) => {
      const { method, path } = request;
      if (method !== 'PUT') return send(request);
      if (busy.has(path)) return answered(request, send);
      busy.add(path);
      try {
        await readFor(request, send);
        return await send(request);
      } finally {
        busy.delete(path);
      }
    };
  };

const crash: WireAnswer = { status: 500, headers: { 'content-type': 'text/plain' }, body: 'deadlock' };

/** Reads, changes, and writes all of it: what others wrote in between is gone. */
const wholeWritten: () => Wire = () => async (request, send) => {
  const read = request.method === 'PUT' ? await readFor(request, send) : undefined;
  if (!read) return send(request);
  const stored = Object.entries(read).filter(([name]) => writable.includes(name));
  return send(withAttributes(request, (sent) => ({ ...Object.fromEntries(stored), ...sent })));
};

/** The id stands in one place for all requests, and the last one to come overwrites it. */
const oneIdForAll: () => Wire = () => {
  let path = '';
  return async (request, send) => {
    if (request.method !== 'PUT') return send(request);
    path = request.path;
    await readFor(request, send);
    return send({ ...request, path });
  };
};

/** Defects that only updates at the same time show. */
export const concurrency: readonly Fault[] = [
  {
    name: 'parallel-updates-lose-each-other',
    says: 'an update writes back the whole connection, as it was when the update came',
    kind,
    seenBy: ['race/updates/serialisable'],
    wire: wholeWritten,
  },
  {
    name: 'parallel-updates-refused-and-stored',
    says: 'an update that comes while another is carried out is refused with 409 and stored',
    kind,
    seenBy: ['race/updates/serialisable'],
    wire: whereBusy(async (request, send) => {
      const answer = await send(request);
      return answer?.status === 200 ? { ...answer, status: 409 } : answer;
    }),
  },
  {
    name: 'parallel-updates-crash',
    says: 'an update that comes while another is carried out gives a 500',
    kind,
    seenBy: ['race/updates/clean'],
    wire: whereBusy(async () => crash),
  },
  {
    name: 'parallel-updates-share-an-id',
    says: 'updates at the same time all change the connection of the last one to come',
    kind,
    seenBy: ['race/connections/apart'],
    wire: oneIdForAll,
  },
];
