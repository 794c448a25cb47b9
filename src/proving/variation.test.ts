import { expect, test } from 'vitest';
import type { Handler } from './handler.ts';
import { bytesOf } from './json-object.ts';
import { applied, type Variation } from './variation.ts';

const marking = (name: string, stage: Variation['stage'], question?: string): Variation => ({
  name,
  says: 'the body ends with the name',
  stage,
  ...(question === undefined ? {} : { question }),
  wrap: (next) => async (request) => {
    const answer = await next(request);
    return { ...answer, body: Buffer.concat([bytesOf(answer.body), Buffer.from(name)]) };
  },
});

const silent: Handler = async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) });
const request = { method: 'GET', path: '/', headers: {}, body: Buffer.alloc(0) };

test('stages go from the inside out, whatever the order of the list', async () => {
  const handler = applied(silent, [
    marking('d', 'wire'),
    marking('b', 'fields'),
    marking('c', 'text'),
    marking('a', 'meaning'),
  ]);
  expect(bytesOf((await handler(request)).body).toString()).toBe('abcd');
});

test('two answers to one question are refused by name', () => {
  expect(() => applied(silent, [marking('x', 'text', 'q'), marking('y', 'text', 'q')])).toThrow(
    '"x" and "y" both answer "q": switch on one of them',
  );
});
