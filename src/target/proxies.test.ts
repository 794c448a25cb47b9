import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { proxiesIn, proxyFor } from './proxies.ts';

const plain = 'http://proxy.example.org:3128/';
const secure = 'http://secure.example.org:3128/';
const cloud = 'https://cloud.example.org:9696';

test.each<[string, Record<string, string>, string, string | undefined]>([
  ['nothing', {}, cloud, undefined],
  ['HTTPS_PROXY', { HTTPS_PROXY: secure, HTTP_PROXY: plain }, cloud, secure],
  ['HTTP_PROXY', { HTTPS_PROXY: secure, HTTP_PROXY: plain }, 'http://cloud.example.org', plain],
  ['HTTP_PROXY, which is not for https', { HTTP_PROXY: plain }, cloud, undefined],
  ['ALL_PROXY', { ALL_PROXY: plain }, cloud, plain],
  ['ALL_PROXY beside a nearer one', { ALL_PROXY: plain, HTTPS_PROXY: secure }, cloud, secure],
  ['small letters', { HTTPS_PROXY: plain, https_proxy: secure }, cloud, secure],
  ['an empty value', { HTTPS_PROXY: '' }, cloud, undefined],
  ['a proxy without a scheme', { HTTPS_PROXY: 'proxy.example.org:3128' }, cloud, plain],
])('%s: %j leads to %s through %s', (_, environment, origin, proxy) => {
  expect(proxyFor(origin, proxiesIn(environment))).toBe(proxy);
});

describe('NO_PROXY', () => {
  test.each([
    ['*', cloud, true],
    ['cloud.example.org', cloud, true],
    ['CLOUD.example.org', cloud, true],
    ['example.org', cloud, true],
    ['.example.org', cloud, true],
    ['*.example.org', cloud, true],
    ['other.org, example.org', cloud, true],
    ['other.org example.org', cloud, true],
    ['example.org:9696', cloud, true],
    ['example.org:443', cloud, false],
    ['example.org:443', 'https://cloud.example.org', true],
    ['ample.org', cloud, false],
    ['cloud', cloud, false],
    ['10.0.0.0/8', 'https://10.1.2.3:9696', true],
    ['10.0.0.0/8', 'https://11.1.2.3:9696', false],
    ['10.0.0.0/99', 'https://10.1.2.3:9696', false],
    ['10.0.0.0/8', cloud, false],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['2001:db8::/32', 'https://[2001:db8::7]:9696', true],
    ['[2001:db8::7]:9696', 'https://[2001:db8::7]:9696', true],
    ['2001:db8::7', 'https://[2001:db8::7]:9696', true],
    ['', cloud, false],
  ])('%j leaves the proxy out for %s: %s', (except, origin, left) => {
    const proxies = proxiesIn({ HTTPS_PROXY: secure, NO_PROXY: except });
    expect(proxyFor(origin, proxies) === undefined).toBe(left);
  });
});

test.each(['http://127.0.0.1:1', 'http://localhost', 'http://a.localhost:1', 'http://[::1]:1'])(
  'this machine is not asked through a proxy: %s',
  (origin) => {
    expect(proxyFor(origin, proxiesIn({ HTTP_PROXY: plain }))).toBeUndefined();
  },
);

test.each(['socks5://me:pa55@proxy', 'http://me:pa55@', '://', 'http://me:pa55%zz@proxy'])(
  '%j is no proxy, and is not shown',
  (value) => {
    const attempt = () => proxiesIn({ HTTPS_PROXY: value });
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(
      /^HTTPS_PROXY is not the URL of an HTTP proxy, such as http:\/\/proxy\.example\.org:3128$/,
    );
  },
);
