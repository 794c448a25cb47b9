import type { Send, Wire, WireAnswer, WireRequest } from '../../reference/fault.ts';

/** Says of the n-th request whether it is disturbed, counted from 1. */
export type When = (count: number, request: WireRequest) => boolean;

/** What comes in place of an answer. */
export type Instead = (request: WireRequest, send: Send) => Promise<WireAnswer | undefined>;

export const always: When = () => true;

/** From the n-th request on, for ever. */
export const from =
  (first: number): When =>
  (count) =>
    count >= first;

/** `length` requests in a row, again and again. */
export const bursts =
  (length: number, period: number): When =>
  (count) =>
    count % period >= period - length;

/** Disturbs the requests that are chosen; the others reach the server. */
export function disturbing(when: When, instead: Instead): () => Wire {
  return () => {
    let count = 0;
    return (request, send) => (when(++count, request) ? instead(request, send) : send(request));
  };
}
