import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { targetAt } from './target.ts';

const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const at = (url: string) => targetAt({ url, token: 'token' }, id);

describe('the collection of a network endpoint', () => {
  test.each([
    ['https://cloud.example.org:9696', 'https://cloud.example.org:9696', ''],
    ['https://cloud.example.org:9696/', 'https://cloud.example.org:9696', ''],
    ['https://cloud.example.org:9696/v2.0', 'https://cloud.example.org:9696', ''],
    ['https://cloud.example.org:9696/v2.0/', 'https://cloud.example.org:9696', ''],
    ['https://cloud.example.org:9696/v2.0///', 'https://cloud.example.org:9696', ''],
    ['http://127.0.0.1:9696', 'http://127.0.0.1:9696', ''],
    ['http://[2001:db8::1]:9696/v2.0', 'http://[2001:db8::1]:9696', ''],
    ['https://cloud.example.org/networking', 'https://cloud.example.org', '/networking'],
    ['https://cloud.example.org/networking/v2.0/', 'https://cloud.example.org', '/networking'],
    ['HTTPS://Cloud.Example.org:443/v2.0', 'https://cloud.example.org', ''],
    ['https://cloud.example.org/v2.0?x=1#y', 'https://cloud.example.org', ''],
  ])('%s', (url, origin, prefix) => {
    expect(at(url)).toMatchObject({
      origin,
      url: `${origin}${prefix}`,
      collection: `${prefix}/v2.0/vpn/ipsec-site-connections`,
      connectionId: id,
    });
  });
});

describe('what is no URL is refused', () => {
  test.each([
    '',
    'cloud.example.org',
    'cloud.example.org:9696',
    '/v2.0',
    'https://',
    'ftp://cloud.example.org',
    'file:///etc/hosts',
    'https://cloud example.org',
  ])('%j, with what was given and an example', (url) => {
    expect(() => at(url)).toThrow(UsageError);
    expect(() => at(url)).toThrow(
      `"${url}" is not a URL: give the network endpoint, such as https://cloud.example.org:9696`,
    );
  });
});

describe('credentials in a URL are refused, and are in no error', () => {
  test.each([
    'https://user:pa55word@cloud.example.org',
    'https://:pa55word@cloud.example.org',
    'https://pa55word@cloud.example.org',
    'ftp://user:pa55word@cloud.example.org',
    'user:pa55word@cloud.example.org',
    'https//user:pa55word@cloud.example.org',
    'https://user:pa55word@cloud example.org',
    'https://user:pa55word/@cloud.example.org:port',
    'https://user@mail:pa55word@cloud example.org',
  ])('%s', (url) => {
    let message = '';
    try {
      at(url);
    } catch (error) {
      message = error instanceof UsageError ? error.message : '';
    }
    expect(message).toMatch(/URL/);
    expect(message).not.toContain('pa55word');
  });
});

describe('the id of a connection', () => {
  test.each([id, id.toUpperCase(), '1', 'a_b.c:d-e'])('%s is one', (one) => {
    expect(targetAt({ url: 'https://cloud.example.org', token: 'token' }, one).connectionId).toBe(one);
  });

  test.each(['', ' ', `${id}/`, `../${id}`, '..', '.', 'a/b', 'a b', 'a?b', 'a#b', 'a%2fb', `${id}\n`])(
    '%j is none',
    (one) => {
      expect(() => targetAt({ url: 'https://cloud.example.org', token: 'token' }, one)).toThrow(
        `"${one}" is not the id of a connection: ids have letters, digits and hyphens only`,
      );
    },
  );
});
