import { describe, expect, test } from 'vitest';
import { createRedactor } from './redact.ts';

const redact = createRedactor({
  token: 'gAAAAA-token',
  psk: 'pre-shared',
  short: 'abc',
  none: undefined,
  empty: '',
});

describe('a text', () => {
  test.each([
    ['gAAAAA-token', '<token>'],
    ['X-Auth-Token: gAAAAA-token, again gAAAAA-token', 'X-Auth-Token: <token>, again <token>'],
    ['{"psk":"pre-shared"}', '{"psk":"<psk>"}'],
    ['abc', '<short>'],
    ['abcdef', 'abcdef'],
    ['undefined', 'undefined'],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(redact.text(text)).toBe(shown);
  });
});

test('a secret is found where a text quotes it as JSON, and in a long key', () => {
  const quoting = createRedactor({ psk: 'a"quoted\\key' });
  expect(quoting.text('bad value: {"psk": "a\\"quoted\\\\key"}')).toBe('bad value: {"psk": "<psk>"}');
  expect(quoting.json({ 'a"quoted\\key': 1 })).toEqual({ '<psk>': 1 });
});

describe('JSON', () => {
  test('shows no psk, whatever it is and wherever it stands', () => {
    expect(
      redact.json({
        ipsec_site_connection: { psk: 'another', name: 'pre-shared and more' },
        list: [{ psk: 'x' }],
      }),
    ).toEqual({ ipsec_site_connection: { psk: '<psk>', name: '<psk> and more' }, list: [{ psk: '<psk>' }] });
  });

  test.each([[{ psk: '' }], [{ psk: null }], [{ psk: 5 }], [[1, null, true, 'text', {}]]])(
    'without a secret stays: %j',
    (value) => {
      expect(redact.json(value)).toEqual(value);
    },
  );

  test('that is given stays as it is', () => {
    const given = { psk: 'pre-shared' };
    redact.json(given);
    expect(given).toEqual({ psk: 'pre-shared' });
  });
});

test('secrets that come later are taken out as well, and the longer one first', () => {
  const later: [string, string][] = [];
  const growing = createRedactor({ psk: 'abcd' }, () => later);
  expect(growing.text('token abcd-efgh')).toBe('token <psk>-efgh');
  later.push(['token', 'abcd-efgh']);
  expect(growing.text('token abcd-efgh')).toBe('token <token>');
});
