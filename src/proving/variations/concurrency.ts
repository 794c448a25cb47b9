import { setImmediate } from 'node:timers/promises';
import type { Answer, Handler, Request } from '../handler.ts';
import type { Variation } from '../variation.ts';

const conflict: Answer = {
  status: 409,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"problem":{"says":"another update is being carried out"}}'),
};

/** Refuses an update that comes while one of the same kind is being carried out. */
const refusedWhileBusy =
  (kindOf: (request: Request) => string) =>
  (next: Handler): Handler => {
    const busy = new Set<string>();
    return async (request) => {
      const kind = kindOf(request);
      if (request.method !== 'PUT') return next(request);
      if (busy.has(kind)) return conflict;
      busy.add(kind);
      await setImmediate();
      return next(request).finally(() => busy.delete(kind));
    };
  };

const oneAfterTheOther = (next: Handler): Handler => {
  let last: Promise<unknown> = Promise.resolve();
  return (request) => {
    if (request.method !== 'PUT') return next(request);
    const own = last.then(async () => {
      await setImmediate();
      return next(request);
    });
    last = own.catch(() => {});
    return own;
  };
};

const lastComeFirstServed = (next: Handler): Handler => {
  const waiting: (() => Promise<void>)[] = [];
  return (request) => {
    if (request.method !== 'PUT') return next(request);
    return new Promise((resolve, reject) => {
      waiting.push(() => next(request).then(resolve, reject));
      if (waiting.length > 1) return;
      void setImmediate().then(async () => {
        for (const serve of waiting.splice(0).reverse()) await serve();
      });
    });
  };
};

const answeredTogether = (next: Handler): Handler => {
  let left = 0;
  return async (request) => {
    if (request.method !== 'PUT') return next(request);
    left++;
    const answer = await next(request);
    left--;
    for (let turns = 0; left > 0 && turns < 10; turns++) await setImmediate();
    return answer.status === 200 ? next({ ...request, method: 'GET', body: Buffer.alloc(0) }) : answer;
  };
};

/** What a server makes of updates that come at the same time, of which the page says nothing. */
export const concurrency: readonly Variation[] = [
  {
    name: 'updates-wait-for-each-other',
    says: 'updates are carried out one after the other, each after those that came meanwhile were heard',
    stage: 'meaning',
    question: 'concurrency',
    wrap: oneAfterTheOther,
  },
  {
    name: 'conflict-in-a-connection',
    says: 'an update that comes while the same connection is updated is refused with 409',
    stage: 'meaning',
    question: 'concurrency',
    wrap: refusedWhileBusy(({ path }) => path),
  },
  {
    name: 'conflict-anywhere',
    says: 'an update that comes while any connection is updated is refused with 409',
    stage: 'meaning',
    question: 'concurrency',
    wrap: refusedWhileBusy(() => 'any'),
  },
  {
    name: 'last-come-first-served',
    says: 'updates that come together are carried out in reverse order',
    stage: 'meaning',
    question: 'concurrency',
    wrap: lastComeFirstServed,
  },
  {
    name: 'answers-of-later',
    says: 'the answer to an update shows the connection as it is when all that came together are carried out',
    stage: 'meaning',
    question: 'concurrency',
    wrap: answeredTogether,
  },
];
