import type { Send, Wire, WireRequest } from '../fault.ts';
import { type Attributes, attributesIn, bodyOf } from './wire-connection.ts';

/**
 * Carries updates out with other values: what is valid is judged on the values sent, what is stored are the changed
 * ones, and the answer shows them.
 */
export function storing(change: (sent: Attributes, before: Attributes) => Attributes): () => Wire {
  return () => async (request, send) => {
    const before = request.method === 'PUT' ? await readFor(request, send) : undefined;
    const answer = await send(request);
    if (!before || answer?.status !== 200) return answer;
    const changed = withAttributes(request, (sent) => change(sent, before));
    const again = changed === request ? undefined : await send(changed);
    return again?.status === 200 ? again : answer;
  };
}

/** Sends an update on as it is and, where it is refused as invalid, sends it on once more with its body mended. */
export function mending(mend: (body: string | undefined) => string | undefined): () => Wire {
  return () => async (request, send) => {
    const answer = await send(request);
    if (request.method !== 'PUT' || answer?.status !== 400) return answer;
    const body = mend(request.body);
    return body === request.body ? answer : send({ ...request, body });
  };
}

/** Mends the attributes of an update that is refused as invalid. */
export function mendingAttributes(mend: (sent: Attributes) => Attributes): () => Wire {
  return mending((body) => withAttributes({ method: 'PUT', path: '', headers: {}, body }, mend).body);
}

/** An update with other attributes; the same request where nothing changes. */
export function withAttributes(request: WireRequest, change: (sent: Attributes) => Attributes): WireRequest {
  const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
  const body = sent && bodyOf(change(sent));
  return sent === undefined || body === bodyOf(sent) ? request : { ...request, body };
}

/** Reads the connection that a request is for, with the request's own token. */
export async function readFor({ path, headers }: WireRequest, send: Send): Promise<Attributes | undefined> {
  const answer = await send({ method: 'GET', path, headers });
  return answer?.status === 200 ? attributesIn(answer.body) : undefined;
}
