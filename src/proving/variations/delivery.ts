import { gzipSync } from 'node:zlib';
import { answering, withHeaders } from '../answered.ts';
import type { Delivery, Handler } from '../handler.ts';
import { bytesOf } from '../json-object.ts';
import type { Variation } from '../variation.ts';

const CODED_GZIP = /(?:^|,)\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/i;

const delivered = (delivery: Delivery) => answering((answer) => ({ ...answer, ...delivery }));

const compressed =
  (next: Handler): Handler =>
  async (request) => {
    const answer = await next(request);
    if (!CODED_GZIP.test(request.headers['accept-encoding'] ?? '')) return answer;
    return withHeaders(
      { ...answer, body: gzipSync(bytesOf(answer.body)) },
      { 'content-encoding': 'gzip', vary: 'accept-encoding' },
    );
  };

/** How an answer travels (RFC 9110, RFC 9112). */
export const delivery: readonly Variation[] = [
  {
    name: 'answers-slowly',
    says: 'every answer starts after 30 ms',
    stage: 'wire',
    wrap: delivered({ delayMs: 30 }),
  },
  {
    name: 'in-pieces',
    says: 'the body comes in chunks of 100 bytes, without a content-length',
    stage: 'wire',
    question: 'chunks',
    wrap: delivered({ chunkBytes: 100 }),
  },
  {
    name: 'byte-by-byte',
    says: 'the body comes one byte at a time, without a content-length',
    stage: 'wire',
    question: 'chunks',
    wrap: delivered({ chunkBytes: 1 }),
  },
  {
    name: 'closes-after-each-answer',
    says: 'the connection is closed after every answer, as announced',
    stage: 'wire',
    wrap: delivered({ closeAfter: true }),
  },
  {
    name: 'early-hints',
    says: 'a 103 goes before every answer',
    stage: 'wire',
    wrap: delivered({ earlyHints: true }),
  },
  {
    name: 'gzip-when-asked',
    says: 'the body is compressed when Accept-Encoding allows gzip',
    stage: 'wire',
    wrap: compressed,
  },
];
