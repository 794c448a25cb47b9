import type { Fault } from '../fault.ts';

/** Defects on the wire, in front of any target. */
export const onTheWire: readonly Fault[] = [
  {
    name: 'updates-answer-202',
    says: 'an update that is carried out answers 202',
    kind: 'wrong status',
    seenBy: ['status/200/update'],
    wire: () => async (request, send) => {
      const answer = await send(request);
      return answer && request.method === 'PUT' && answer.status === 200
        ? { ...answer, status: 202 }
        : answer;
    },
  },
];
