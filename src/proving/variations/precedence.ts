import type { Handler } from '../handler.ts';
import { look } from '../sent.ts';
import type { Variation } from '../variation.ts';

const idFirst =
  (next: Handler): Handler =>
  async (request) => {
    if (request.method !== 'PUT') return next(request);
    const found = await look(next, request);
    return found.status === 404 ? found : next(request);
  };

/** The page does not say which of two errors is answered. */
export const precedence: readonly Variation[] = [
  {
    name: 'unknown-id-before-bad-body',
    says: 'an unknown connection is answered 404 even when the body is not valid',
    stage: 'meaning',
    wrap: idFirst,
  },
];
