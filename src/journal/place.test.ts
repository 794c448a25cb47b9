import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

const connection = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const at = (url: string, id = connection) => placeOf('/state', { url, connection: id });

test('a connection of a cloud has the same files whichever way leads there', () => {
  expect(at('https://cloud.example.org:9696')).toEqual(at('https://10.0.0.1/network'));
  expect(at('https://cloud.example.org:9696')).toEqual({
    journal: `/state/${connection}.journal`,
    lock: `/state/${connection}.lock`,
  });
});

test.each(['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1'])(
  'servers on this machine, such as %s, are told apart by their URLs',
  (url) => {
    expect(at(url)).not.toEqual(at(url.replace(':1', ':2')));
    expect(at(url)).toEqual(at(url));
  },
);

test('another connection has other files', () => {
  const url = 'https://cloud.example.org';
  expect(at(url, 'a')).not.toEqual(at(url, 'b'));
  expect(at(url, 'a:b').journal).toBe('/state/a_b.journal');
});
