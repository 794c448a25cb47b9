import type { Handler } from '../handler.ts';
import type { JsonObject } from '../json-object.ts';
import { look, refuse, refusing, sending } from '../sent.ts';
import type { Variation } from '../variation.ts';

const isLone = (sent: JsonObject) =>
  Object.hasOwn(sent, 'local_ep_group_id') !== Object.hasOwn(sent, 'peer_ep_group_id');

const missingGroupAs400 =
  (next: Handler): Handler =>
  async (request) => {
    const answer = await next(request);
    if (request.method !== 'PUT' || answer.status !== 404) return answer;
    return (await look(next, request)).status === 200 ? refuse(next, request) : answer;
  };

/** "You must specify this parameter with the other" reads both ways, and so does 404 for a group that is not there. */
export const endpointGroups: readonly Variation[] = [
  {
    name: 'lone-group-merged',
    says: 'an endpoint group sent without the other goes with the stored other',
    stage: 'meaning',
    question: 'lone endpoint group',
    wrap: sending(async (sent, current) => {
      if (!isLone(sent)) return sent;
      const stored = await current();
      if (stored === undefined) return sent;
      const { local_ep_group_id, peer_ep_group_id } = stored;
      return { local_ep_group_id, peer_ep_group_id, ...sent };
    }),
  },
  {
    name: 'lone-group-refused',
    says: 'an endpoint group sent without the other is refused',
    stage: 'meaning',
    question: 'lone endpoint group',
    wrap: refusing(isLone),
  },
  {
    name: 'unknown-group-is-400',
    says: 'an endpoint group that is not there is answered 400',
    stage: 'meaning',
    wrap: missingGroupAs400,
  },
];
