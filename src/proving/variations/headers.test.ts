import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { headers } from './headers.ts';

const names = (answer: { headers: object }) => Object.keys(answer.headers);

test('twenty-more-headers adds 20 to every answer', async () => {
  const ask = askStrict([named(headers, 'twenty-more-headers')]);
  expect(names(await ask.get()).length).toBe(names(await askStrict().get()).length + 20);
  expect((await ask.put(null)).headers['set-cookie']).toHaveLength(2);
});

test('with-request-id gives every answer another id', async () => {
  const ask = askStrict([named(headers, 'with-request-id')]);
  const ids = [await ask.get(), await ask.put(null)].map(
    (answer) => answer.headers['x-openstack-request-id'],
  );
  expect(ids).toEqual(['req-1', 'req-2']);
});

test('no-request-id takes the id from the answers of a server that gives one', async () => {
  const giving = { ...named(headers, 'with-request-id'), stage: 'meaning', question: 'given' } as const;
  expect(names(await askStrict([giving, named(headers, 'no-request-id')]).get())).toEqual(
    names(await askStrict().get()),
  );
});

test('header-names-in-capitals leaves no small letter in a name', async () => {
  const answer = await askStrict([named(headers, 'header-names-in-capitals')]).get();
  expect(names(answer)).toEqual(['CONTENT-TYPE', 'CACHE-CONTROL']);
});

test.each([
  ['content-type-with-charset', 'application/json; charset=utf-8'],
  ['content-type-in-capitals', 'Application/JSON;charset="UTF-8"'],
])('%s labels a 200 "%s" and leaves errors alone', async (name, type) => {
  const ask = askStrict([named(headers, name)]);
  expect((await ask.get()).headers['content-type']).toBe(type);
  expect((await ask.put(null)).headers['content-type']).toBe('application/json');
});
