import { showing, shownIn } from '../answered.ts';
import type { Answer, Handler } from '../handler.ts';
import { refuse } from '../sent.ts';
import type { Variation } from '../variation.ts';

const PENDING_READS = 2;
const WORDS = ['ACTIVE', 'DOWN', 'BUILD', 'ERROR'];

const pending = showing((shown) => ({ ...shown, status: 'PENDING_UPDATE' }));

/** Pending from an accepted update on for two reads; `inAnswer`: the answer to the update says so too. */
const pendingAfterUpdate =
  (inAnswer: boolean) =>
  (next: Handler): Handler => {
    let reads = 0;
    const update: Handler = async (request) => {
      if (reads > 0) return refuse(next, request);
      const answer = await next(request);
      if (shownIn(answer) === undefined) return answer;
      reads = PENDING_READS;
      return inAnswer ? pending(async (): Promise<Answer> => answer)(request) : answer;
    };
    return (request) => {
      if (request.method === 'PUT') return update(request);
      return reads-- > 0 ? pending(next)(request) : next(request);
    };
  };

/** The status of a connection changes by itself (page: row status). */
export const status: readonly Variation[] = [
  {
    name: 'pending-after-update',
    says: 'for two reads after an accepted update status is PENDING_UPDATE, in its answer too, and updates are refused',
    stage: 'meaning',
    question: 'status',
    wrap: pendingAfterUpdate(true),
  },
  {
    name: 'pending-after-answer',
    says: 'for two reads after an accepted update, though not in its answer, status is PENDING_UPDATE and updates are refused',
    stage: 'meaning',
    question: 'status',
    wrap: pendingAfterUpdate(false),
  },
  {
    name: 'status-walks',
    says: 'status is ACTIVE, DOWN, BUILD or ERROR, another one in every answer',
    stage: 'meaning',
    question: 'status',
    wrap: (next) => {
      let turn = 0;
      return showing((shown) => ({ ...shown, status: WORDS[turn++ % WORDS.length] }))(next);
    },
  },
];
