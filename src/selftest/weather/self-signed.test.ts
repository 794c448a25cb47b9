import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSigned } from './self-signed.ts';

const noon = new Date('2026-01-01T12:00:00Z');

test('a certificate is for 127.0.0.1, by itself, and signed with its own key', () => {
  const certificate = new X509Certificate(selfSigned(noon).cert);
  expect(certificate.subject).toBe('CN=127.0.0.1');
  expect(certificate.issuer).toBe(certificate.subject);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test.each([
  [undefined, 'IP Address:127.0.0.1'],
  ['cloud.invalid', 'IP Address:127.0.0.1, DNS:cloud.invalid'],
])('with the name %s it is good for %s', (host, names) => {
  expect(new X509Certificate(selfSigned(noon, host).cert).subjectAltName).toBe(names);
});

test('it is valid for half an hour before and after a moment', () => {
  const { validFrom, validTo } = new X509Certificate(selfSigned(noon).cert);
  expect([validFrom, validTo].map((one) => new Date(one).toISOString())).toEqual([
    '2026-01-01T11:30:00.000Z',
    '2026-01-01T12:30:00.000Z',
  ]);
});

test('it belongs to the key that comes with it, and that is another each time', () => {
  const [one, other] = [selfSigned(noon), selfSigned(noon)];
  const certificate = new X509Certificate(one.cert);
  expect(certificate.checkPrivateKey(createPrivateKey(one.key))).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(other.key))).toBe(false);
});
