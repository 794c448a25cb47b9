import type { Fault, Wire } from '../fault.ts';
import { type Attributes, attributesIn, bodyOf, writable } from './wire-connection.ts';
import { withAttributes } from './wire-request.ts';

const kind = 'fails in a sequence';

/** Another way to answer an update that follows one that was carried out, with no read in between. */
const whereUnread =
  (answered: Wire): (() => Wire) =>
  () => {
    const unread = new Set<string>();
    return async (request, send) => {
      const { method, path } = request;
      if (method === 'GET') unread.delete(path);
      if (method === 'PUT' && unread.has(path)) return answered(request, send);
      const answer = await send(request);
      if (method === 'PUT' && answer?.status === 200) unread.add(path);
      return answer;
    };
  };

/** A body of several attributes that was carried out before, and is not that of the last update, is not carried out again. */
const bodiesRemembered: () => Wire = () => {
  const bodies = new Set<string>();
  let last = '';
  return async (request, send) => {
    if (request.method !== 'PUT') return send(request);
    const { body = '', path } = request;
    const known =
      bodies.has(path + body) && last !== body && Object.keys(attributesIn(body) ?? {}).length > 2;
    last = body;
    if (known) return send({ ...request, method: 'GET', body: undefined });
    const answer = await send(request);
    if (answer?.status === 200) bodies.add(path + body);
    return answer;
  };
};

/** Sends each update on with all that it does not name as the last read showed it. */
const mergedWithLastRead: () => Wire = () => {
  const shown = new Map<string, Attributes>();
  return async (request, send) => {
    const { method, path } = request;
    if (method === 'PUT') {
      const last = Object.entries(shown.get(path) ?? {}).filter(([name]) => writable.includes(name));
      return send(withAttributes(request, (sent) => ({ ...Object.fromEntries(last), ...sent })));
    }
    const answer = await send(request);
    const read = answer?.status === 200 ? attributesIn(answer.body) : undefined;
    if (read) shown.set(path, read);
    return answer;
  };
};

/** The attributes of an update that was refused wait for the next one, unless something is read before. */
const refusedKept: () => Wire = () => {
  let waiting: Attributes = {};
  return async (request, send) => {
    const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
    const answer = await send(request);
    if (sent && answer?.status === 200) {
      for (const [name, value] of Object.entries(waiting))
        if (!(name in sent)) await send({ ...request, body: bodyOf({ [name]: value }) });
    }
    waiting = sent && answer?.status === 400 ? sent : {};
    return answer;
  };
};

/** What goes wrong where nothing is read between updates, or with what was sent long before. */
export const unread: readonly Fault[] = [
  {
    name: 'unread-updates-lost',
    says: 'an update that follows another, with no read in between, is answered and not carried out',
    kind,
    seenBy: ['sequence/updates/add-up'],
    wire: whereUnread((request, send) => send({ ...request, method: 'GET', body: undefined })),
  },
  {
    name: 'unread-updates-refused',
    says: 'an update that follows another, with no read in between, is refused',
    kind,
    seenBy: ['sequence/updates/accepted'],
    wire: whereUnread((request, send) => send({ ...request, body: '{}' })),
  },
  {
    name: 'merged-with-the-last-read',
    says: 'attributes that are not sent go back to what the last read showed',
    kind,
    seenBy: ['sequence/updates/add-up'],
    wire: mergedWithLastRead,
  },
  {
    name: 'bodies-sent-before-ignored',
    says: 'an update of several attributes that was sent before the last one is answered and not carried out',
    kind,
    seenBy: ['sequence/updates/add-up'],
    wire: bodiesRemembered,
  },
  {
    name: 'refused-attributes-wait',
    says: 'what a refused update sent comes with the next one, unless something is read in between',
    kind,
    seenBy: ['sequence/refused/without-trace'],
    wire: refusedKept,
  },
];
