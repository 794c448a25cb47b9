import type { Wire, WireAnswer, WireRequest } from '../fault.ts';
import { type Attributes, attributesIn, bodyOf } from './wire-connection.ts';

/** Changes the answers to updates that have a status. */
export function onStatus(
  status: number,
  change: (answer: WireAnswer, request: WireRequest) => WireAnswer,
): () => Wire {
  return () => async (request, send) => {
    const answer = await send(request);
    return answer && request.method === 'PUT' && answer.status === status ? change(answer, request) : answer;
  };
}

/** Changes the connection in the answer to each update that is carried out; what is stored stays right. */
export function showing(change: (shown: Attributes, sent: Attributes) => Attributes): () => Wire {
  return onStatus(200, (answer, { body }) => {
    const shown = attributesIn(answer.body);
    return shown ? { ...answer, body: bodyOf(change(shown, attributesIn(body) ?? {})) } : answer;
  });
}

/** Changes the connection that reads show, from the first update that is carried out onwards. */
export function showingReads(change: (shown: Attributes) => Attributes): () => Wire {
  return () => {
    let updated = false;
    return async (request, send) => {
      const answer = await send(request);
      if (request.method === 'PUT' && answer?.status === 200) updated = true;
      const shown = attributesIn(answer?.body);
      const applies = updated && request.method === 'GET' && answer?.status === 200;
      return answer && shown && applies ? { ...answer, body: bodyOf(change(shown)) } : answer;
    };
  };
}
