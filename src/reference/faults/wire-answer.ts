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

/** Changes the connection that reads show once an update was carried out, knowing what the last one sent. */
export function showingReads(change: (shown: Attributes, last: Attributes) => Attributes): () => Wire {
  return () => {
    let last: Attributes | undefined;
    return async (request, send) => {
      const answer = await send(request);
      if (answer?.status !== 200) return answer;
      if (request.method === 'PUT') last = attributesIn(request.body) ?? last;
      const shown = attributesIn(answer.body);
      return request.method === 'GET' && shown && last
        ? { ...answer, body: bodyOf(change(shown, last)) }
        : answer;
    };
  };
}
