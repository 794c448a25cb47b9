import type { Fault, Wire } from '../fault.ts';
import { type Attributes, attributesIn, writable } from './wire-connection.ts';
import { withAttributes } from './wire-request.ts';

/** Sends each update on with all that it does not name as the first read showed it. */
const mergedWithFirstRead: () => Wire = () => {
  let first: Attributes | undefined;
  return async (request, send) => {
    if (request.method === 'PUT') {
      const known = writable.filter((name) => first?.[name] !== undefined);
      const rest = Object.fromEntries(known.map((name) => [name, first?.[name]]));
      return send(withAttributes(request, (sent) => ({ ...rest, ...sent })));
    }
    const answer = await send(request);
    first ??= attributesIn(answer?.body);
    return answer;
  };
};

/** Updates that are merged with something else than what is stored. */
export const staleMerges: readonly Fault[] = [
  {
    name: 'merged-with-the-first-read',
    says: 'attributes that are not sent go back to what the first read showed',
    kind: 'merges wrongly',
    seenBy: ['state/unsent/unchanged'],
    alsoBy: ['state/'],
    wire: mergedWithFirstRead,
  },
];
