import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { errorBodies } from './error-bodies.ts';

test.each([
  ['errors-reworded', 'application/json', /^\{"Fehler":\{"Nummer":"E-400"/],
  [
    'errors-neutron',
    'application/json',
    /^\{"NeutronError":\{"type":"BadRequest","message":".+","detail":""\}\}$/,
  ],
  ['errors-problem-json', 'application/problem+json', /"title":"Bad Request","status":400/],
  ['errors-json-charset', 'application/json; charset=utf-8', /^\{"code":400/],
  ['errors-json-array', 'application/json', /^\["Bad Request"\]$/],
  ['errors-plain-text', 'text/plain', /^Bad Request\n$/],
  ['errors-html', 'text/html; charset=utf-8', /^<!doctype html>/],
  ['errors-empty', 'text/plain', /^$/],
])('%s: a 400 is %s', async (name, type, text) => {
  const ask = askStrict([named(errorBodies, name)]);
  const refused = await ask.put(null);
  expect(refused).toMatchObject({ status: 400, headers: { 'content-type': type } });
  expect(refused.text).toMatch(text);
  expect((await ask.get()).text).toBe((await askStrict().get()).text);
});

test('a 401 keeps its www-authenticate', async () => {
  const answer = await askStrict([named(errorBodies, 'errors-html')]).get({ headers: {} });
  expect(answer.headers['www-authenticate']).toBe('Token realm="vpn"');
});
