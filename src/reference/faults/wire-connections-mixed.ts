import type { Fault, Wire } from '../fault.ts';
import { attributesIn, bodyOf } from './wire-connection.ts';

const kind = 'mixes connections up';
const seenBy = ['sequence/connections/apart'];

const isConnection = (path: string) => /\/ipsec-site-connections\/[^/]+$/.test(path);

/** Sends a request elsewhere; what is known are the connections that a read has shown. */
const redirected =
  (elsewhere: (known: Set<string>, method: string, path: string) => string): (() => Wire) =>
  () => {
    const known = new Set<string>();
    return async (request, send) => {
      const { method, path } = request;
      const target = isConnection(path) && known.has(path) ? elsewhere(known, method, path) : path;
      const answer = await send({ ...request, path: target });
      if (method === 'GET' && isConnection(path) && answer?.status === 200) known.add(path);
      return answer;
    };
  };

/** Carries part of each update out on every connection that a read has shown. */
const spread =
  (name: string): (() => Wire) =>
  () => {
    const known = new Set<string>();
    return async (request, send) => {
      const answer = await send(request);
      if (!isConnection(request.path) || answer?.status !== 200) return answer;
      known.add(request.path);
      const value = request.method === 'PUT' ? attributesIn(request.body)?.[name] : undefined;
      for (const path of value === undefined ? [] : known)
        if (path !== request.path) await send({ ...request, path, body: bodyOf({ [name]: value }) });
      return answer;
    };
  };

const toLastRead = () => {
  let last = '';
  return redirected((_, method, path) => {
    if (method === 'GET') last = path;
    return last === '' ? path : last;
  })();
};

const showingLastUpdated = () => {
  let last = '';
  return redirected((_, method, path) => {
    if (method === 'PUT') last = path;
    return last === '' ? path : last;
  })();
};

/** Updates of one connection that are seen in another. */
export const mixedConnections: readonly Fault[] = [
  {
    name: 'update-of-the-connection-read-last',
    says: 'an update changes the connection that was read last, whatever its id',
    kind,
    seenBy,
    wire: toLastRead,
  },
  {
    name: 'reads-show-the-connection-updated-last',
    says: 'a read shows the connection that was updated last, whatever its id',
    kind,
    seenBy,
    wire: showingLastUpdated,
  },
  ...['name', 'psk', 'dpd'].map(
    (name): Fault => ({
      name: `${name}-shared-by-connections`,
      says: `an update of ${name} changes it in every connection`,
      kind,
      seenBy,
      wire: spread(name),
    }),
  ),
];
