import type { Request } from '../handler.ts';
import { FOREIGN } from '../strict/handler.ts';
import type { Variation } from '../variation.ts';

const question = 'foreign-access';

const sentBy = (request: Request, who: keyof typeof FOREIGN) =>
  request.headers['x-auth-token'] === FOREIGN[who];

/** Answers an update by anybody but the owner with another status than 404. */
const refusedWith =
  (status: number) => (next: Parameters<Variation['wrap']>[0]) => async (request: Request) => {
    const answer = await next(request);
    const foreign = sentBy(request, 'other-project') || sentBy(request, 'reader');
    return foreign && answer.status === 404 ? { ...answer, status } : answer;
  };

/** With which status a connection is kept from those who may not write it (page: the table of status codes is silent). */
export const foreignAccess: readonly Variation[] = [
  {
    name: 'foreign-token-forbidden',
    says: 'who may not write a connection is told so with 403',
    stage: 'meaning',
    question,
    wrap: refusedWith(403),
  },
  {
    name: 'foreign-token-unauthorized',
    says: 'who may not write a connection is answered with 401',
    stage: 'meaning',
    question,
    wrap: refusedWith(401),
  },
];
