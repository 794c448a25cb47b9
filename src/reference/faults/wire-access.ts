import type { Fault, Wire, WireRequest } from '../fault.ts';
import { attributesIn, bodyOf } from './wire-connection.ts';
import { readFor } from './wire-request.ts';

/** Sends requests on with the token of the first read where `careless` says so. */
function withGoodToken(careless: (token: string | undefined, good: string) => boolean): () => Wire {
  return () => {
    let good: string | undefined;
    return (request, send) => {
      const token = request.headers['x-auth-token'];
      good ??= request.method === 'GET' ? token : undefined;
      const replaced = request.method === 'PUT' && good !== undefined && careless(token, good);
      return send(
        replaced ? { ...request, headers: { ...request.headers, 'x-auth-token': good ?? '' } } : request,
      );
    };
  };
}

/** Answers updates of ids that are not the named one's, which is the one that is read first. */
function onUnknownId(
  answer: (request: WireRequest, named: string, send: Parameters<Wire>[1]) => ReturnType<Wire>,
): () => Wire {
  return () => {
    let named: string | undefined;
    return (request, send) => {
      named ??= request.method === 'GET' ? request.path : undefined;
      const unknown = request.method === 'PUT' && named !== undefined && request.path !== named;
      return unknown ? answer(request, named ?? '', send) : send(request);
    };
  };
}

/** Updates that are carried out for anybody, or for another connection than the one asked for. */
export const access: readonly Fault[] = [
  {
    name: 'no-token-needed-to-update',
    says: 'an update without a token is carried out',
    kind: 'lets anybody in',
    seenBy: ['status/401/no-token'],
    wire: withGoodToken((token) => token === undefined),
  },
  {
    name: 'any-token-updates',
    says: 'an update with a token that was never issued is carried out',
    kind: 'lets anybody in',
    seenBy: ['status/401/unknown-token'],
    alsoBy: ['access/'],
    wire: withGoodToken((token, good) => token !== undefined && token !== good),
  },
  {
    name: 'token-not-checked',
    says: 'an update is carried out whatever its token, and without one',
    kind: 'lets anybody in',
    seenBy: ['status/401/no-token', 'status/401/unknown-token'],
    alsoBy: ['access/'],
    wire: withGoodToken((token, good) => token !== good),
  },
  {
    name: 'unknown-id-updates-the-first-connection',
    says: 'an update of an id that does not exist is carried out on the named connection',
    kind: 'changes what is stored',
    seenBy: ['status/404/unknown-connection'],
    wire: onUnknownId((request, named, send) => send({ ...request, path: named })),
  },
  {
    name: 'unknown-id-answers-with-what-was-sent',
    says: 'an update of an id that does not exist is answered as if it had been carried out',
    kind: 'wrong status',
    seenBy: ['status/404/unknown-connection'],
    wire: onUnknownId(async (request, named, send) => {
      const known = await readFor({ ...request, path: named }, send);
      const answer = await send(request);
      return answer?.status === 404
        ? { ...answer, status: 200, body: bodyOf({ ...known, ...attributesIn(request.body) }) }
        : answer;
    }),
  },
  {
    name: 'unknown-id-refused-and-stored',
    says: 'an update of an id that does not exist answers 404 and changes the named connection',
    kind: 'stores on refusal',
    seenBy: ['state/refused/unchanged'],
    wire: onUnknownId(async (request, named, send) => {
      await send({ ...request, path: named });
      return send(request);
    }),
  },
];
