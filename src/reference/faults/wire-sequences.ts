import type { Fault, Send, Wire, WireAnswer, WireRequest } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { type Attributes, attributesIn, bodyOf } from './wire-connection.ts';
import { readFor } from './wire-request.ts';

/** What a wire keeps in mind between updates. */
interface Memory {
  count: number;
  last: string | undefined;
  refused: Attributes | undefined;
  first: Attributes | undefined;
}

type Step = (request: WireRequest, send: Send, memory: Memory) => Promise<WireAnswer | undefined>;

/** Passes updates through a step that remembers the ones before. */
const remembering =
  (step: Step): (() => Wire) =>
  () => {
    const memory: Memory = { count: 0, last: undefined, refused: undefined, first: undefined };
    return (request, send) => (request.method === 'PUT' ? step(request, send, memory) : send(request));
  };

/** Answers an update that would be carried out as if it were, and stores nothing of it. */
const swallow = async (request: WireRequest, send: Send): Promise<WireAnswer | undefined> => {
  const sent = attributesIn(request.body);
  const answer = await send({ ...request, body: bodyOf({}) });
  const shown = attributesIn(answer?.body);
  return answer && shown ? { ...answer, body: bodyOf({ ...shown, ...sent }) } : answer;
};

const everyThird = remembering(async (request, send, memory) => {
  const answer = await send(request);
  if (answer?.status !== 200) return answer;
  return answer;
});

export const sequences: readonly Fault[] = [];
void everyThird;
void swallow;
void readFor;
void storedClauses;
