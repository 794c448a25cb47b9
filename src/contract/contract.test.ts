import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import { addProfile, contractOf, page as document, isAsked, unfelt } from './contract.ts';
import { readDocument } from './document.ts';

const [page, openstack] = [contractOf('virtuozzo', 4), contractOf('openstack', 4)];

test.each(['none', '', 'Virtuozzo', '__proto__', 'constructor'])(
  'profile "%s" is a UsageError that names the others',
  (name) => {
    expect(() => contractOf(name, 4)).toThrow(UsageError);
    expect(() => contractOf(name, 4)).toThrow(
      `unknown profile "${name}": use one of virtuozzo, openstack, otc`,
    );
  },
);

test('in the default profile the page alone says must', () => {
  const { constraints, errors, profile } = page;
  expect(constraints.filter(({ level, origin }) => level === 'must' && origin !== 'page')).toEqual([]);
  expect([errors, profile.levels]).toEqual([{}, {}]);
});

test('every keyword has a sentence for its title', () => {
  const titles = [page, openstack].flatMap(({ constraints }) => constraints.map(({ title }) => title));
  expect(titles.filter((title) => title.includes(' keeps '))).toEqual([]);
});

test('the IP version changes neither clause ids nor the digest', () => {
  const [four, six] = [page, contractOf('virtuozzo', 6)];
  const ids = four.constraints.map(({ id }) => id);
  expect(six.constraints.map(({ id }) => id)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(six.digest).toBe(four.digest);
  expect(four.digest).toMatch(/^[0-9a-f]{64}$/);
});

test('no tunnel feels name and description, whatever the profile', () => {
  expect([unfelt(page), unfelt(openstack)]).toEqual([
    ['name', 'description'],
    ['name', 'description'],
  ]);
});

test.each([
  ['virtuozzo', []],
  ['otc', ['description', 'local_id']],
])('profile %s does not ask for %j', (profile, silent) => {
  const contract = contractOf(profile, 4);
  const names = Object.keys(contract.update.properties ?? {});
  expect(names.filter((name) => !isAsked(contract, name))).toEqual(silent);
  expect(isAsked(contract, 'none')).toBe(true);
});

test('the whole bodies are those around an update and an answer', () => {
  const { bodies, update, connection } = page;
  expect([bodies.request, bodies.response]).toMatchObject([
    { 'x-source': 'request-ipsec_site_connection', properties: { ipsec_site_connection: update } },
    { 'x-source': 'response-ipsec_site_connection', properties: { ipsec_site_connection: connection } },
  ]);
});

test('a profile that no file was read for has a digest of its own', () => {
  const { profile, ...rest } = readDocument(document());
  addProfile({ ...rest, profile: { ...profile, name: 'bare' } });
  expect(contractOf('bare', 4).digest).toMatch(/^[0-9a-f]{64}$/);
  expect(contractOf('bare', 4).digest).not.toBe(page.digest);
});

test('a contract is made once', () => {
  expect(contractOf('virtuozzo', 4)).toBe(page);
  expect(contractOf('virtuozzo', 6)).not.toBe(page);
});

describe('the openstack profile', () => {
  const levels = (contract: typeof page) => new Map(contract.constraints.map(({ id, level }) => [id, level]));

  test('differs in the levels that it declares', () => {
    const [before, after] = [levels(page), levels(openstack)];
    const changed = [...before].filter(([id, level]) => (after.get(id) ?? level) !== level);
    expect(Object.fromEntries(changed.map(([id]) => [id, after.get(id)]))).toEqual({
      'request/ipsec_site_connection/x-closed': 'must',
      'request/ipsec_site_connection/x-read-only': 'must',
      'request/dpd/x-closed': 'must',
      'response/peer_cidrs/type': 'must',
    });
  });

  test('knows no split_selector and adds bodies of errors, nothing else', () => {
    const [before, after] = [levels(page), levels(openstack)];
    expect([...before.keys()].filter((id) => !after.has(id))).toEqual([
      'response/split_selector/x-expected',
      'response/split_selector/type',
    ]);
    const added = openstack.constraints.filter(({ id }) => !before.has(id));
    expect(added.filter(({ side }) => !/^error\/(400|401|404)$/.test(side))).toEqual([]);
    expect(new Set(added.map(({ origin }) => origin))).toEqual(new Set(['openstack']));
  });

  const neutron = { type: 'HTTPBadRequest', message: 'Invalid input', detail: '' };
  const keystone = { code: 401, title: 'Unauthorized', message: 'Authentication is required.' };

  test.each<[string, Json, string[]]>([
    ['400', { NeutronError: neutron }, []],
    ['404', { NeutronError: neutron }, []],
    ['401', { error: keystone }, []],
    ['400', { error: keystone }, ['error/400/NeutronError/required']],
    ['404', { NeutronError: 'text' }, ['error/404/NeutronError/type']],
    ['400', { NeutronError: { ...neutron, detail: null } }, ['error/400/NeutronError/detail/type']],
    ['401', { error: { ...keystone, code: '401' } }, ['error/401/error/code/type']],
  ])('a %s with %j breaks %j', (status, body, broken) => {
    expect(openstack.errors[status]?.(body).map(({ id }) => id)).toEqual(broken);
  });
});
