import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { cloudEntry } from './cloud-entry.ts';
import { surroundingsWith } from './files.test-support.ts';
import type { Surroundings } from './surroundings.ts';

const named = (name: string) => `clouds: {c: {auth: {username: ${name}}}}`;
const userIn = (surroundings: Surroundings) => cloudEntry('c', surroundings).values['auth'];

describe('clouds.yaml is taken from', () => {
  const places = [
    'cwd/clouds.yaml',
    'cwd/clouds.yml',
    'cwd/clouds.json',
    'xdg/openstack/clouds.yaml',
    'home/.config/openstack/clouds.yaml',
    'etc/openstack/clouds.yaml',
  ];
  test.each(places.map((place, index) => [place, places.slice(index)] as const))(
    '%s, before the places after it',
    (place, present) => {
      const files = Object.fromEntries(present.map((one) => [one, named(one)]));
      expect(userIn(surroundingsWith(files, { XDG_CONFIG_HOME: 'FOLDER/xdg' }))).toEqual({ username: place });
    },
  );

  test('where OS_CLIENT_CONFIG_FILE says', () => {
    const files = { 'cwd/clouds.yaml': named('here'), 'mine.yaml': named('mine') };
    const surroundings = surroundingsWith(files, { OS_CLIENT_CONFIG_FILE: 'FOLDER/mine.yaml' });
    expect(userIn(surroundings)).toEqual({ username: 'mine' });
  });

  test('nowhere else, where OS_CLIENT_CONFIG_FILE names no file', () => {
    const surroundings = surroundingsWith(
      { 'cwd/clouds.yaml': named('here') },
      { OS_CLIENT_CONFIG_FILE: 'x.yaml' },
    );
    expect(() => userIn(surroundings)).toThrow(
      'OS_CLIENT_CONFIG_FILE names "x.yaml", and there is no such file',
    );
  });
});

test.each([
  ['beside it', { 'cwd/secure.yaml': 'clouds: {c: {auth: {password: p}}}' }, {}],
  ['in another place', { 'etc/openstack/secure.yaml': 'clouds: {c: {auth: {password: p}}}' }, {}],
  [
    'where OS_CLIENT_SECURE_FILE says',
    { 's.yaml': 'clouds: {c: {auth: {password: p}}}' },
    { OS_CLIENT_SECURE_FILE: 'FOLDER/s.yaml' },
  ],
])('secure.yaml %s lies over clouds.yaml', (_, files, environment) => {
  const clouds = {
    'cwd/clouds.yaml': 'clouds: {c: {auth: {username: u, password: old}, verify: false}, d: {}}',
  };
  const { values, source } = cloudEntry('c', surroundingsWith({ ...clouds, ...files }, environment));
  expect(values).toEqual({ auth: { username: 'u', password: 'p' }, verify: false });
  expect(source).toMatch(/^cloud "c" of \/.*clouds\.yaml and \/.*\.yaml$/);
});

describe('a profile', () => {
  const profile = 'public-clouds: {p: {auth: {auth_url: http://k}, region_name: R, interface: internal}}';
  test.each(['profile', 'cloud'])('that is named by "%s" lies under the cloud', (word) => {
    const clouds = `clouds: {c: {${word}: p, auth: {username: u}, interface: admin}}`;
    const surroundings = surroundingsWith({ 'cwd/clouds.yaml': clouds, 'cwd/clouds-public.yaml': profile });
    expect(cloudEntry('c', surroundings).values).toMatchObject({
      auth: { auth_url: 'http://k', username: 'u' },
      region_name: 'R',
      interface: 'admin',
    });
  });

  test.each([
    [
      { 'cwd/clouds-public.yaml': profile },
      /there is no profile "vexxhost" in \/.*clouds-public\.yaml \(p\)/,
    ],
    [{}, /there is no profile "vexxhost" in \/.*clouds-public\.\{yaml,yml,json\}.* \(none\)/],
  ])('that nobody knows is refused', (files, words) => {
    const surroundings = surroundingsWith({
      'cwd/clouds.yaml': 'clouds: {c: {profile: vexxhost}}',
      ...files,
    });
    expect(() => cloudEntry('c', surroundings)).toThrow(UsageError);
    expect(() => cloudEntry('c', surroundings)).toThrow(words);
  });
});

describe('the region is', () => {
  const special = 'regions: [{name: A, values: {interface: admin, auth: {username: a}}}, B]';
  test.each<[string, string, string | undefined, object]>([
    ['none, where none is named', 'verify: true', undefined, { verify: true, auth: {} }],
    ['that of the cloud', 'region_name: A', undefined, { region_name: 'A' }],
    ['that of the cloud, however spelt', 'region-name: A', undefined, { region_name: 'A' }],
    ['the first of several', 'region_name: "A,B"', undefined, { region_name: 'A' }],
    ['the one that is wanted', 'region_name: [A, B]', 'B', { region_name: 'B' }],
    ['wanted where the cloud names none', 'verify: true', 'B', { region_name: 'B' }],
    [
      'one with values of its own',
      special,
      undefined,
      { region_name: 'A', interface: 'admin', auth: { username: 'a' } },
    ],
    ['one without', special, 'B', { region_name: 'B', auth: {} }],
  ])('%s', (_, content, wanted, values) => {
    const surroundings = surroundingsWith(
      { 'cwd/clouds.yaml': `clouds: {c: {${content}}}` },
      { OS_REGION_NAME: wanted },
    );
    expect(cloudEntry('c', surroundings).values).toMatchObject(values);
  });

  test('none of those that there are', () => {
    const surroundings = surroundingsWith(
      { 'cwd/clouds.yaml': `clouds: {c: {${special}}}` },
      { OS_REGION_NAME: 'C' },
    );
    expect(() => cloudEntry('c', surroundings)).toThrow(
      / has no region "C" \(OS_REGION_NAME\): there is A, B$/,
    );
  });
});

describe('an unknown cloud is refused', () => {
  test.each([
    [
      'with those that there are',
      'clouds: {a: {}, b: {}}',
      /^there is no cloud "c" in \/.*clouds\.yaml: there is a, b$/,
    ],
    ['where there are none', 'cache: {}', /they name no cloud$/],
    ['that every object has', 'clouds: {a: {}}', /^there is no cloud "toString" in/],
  ])('%s', (_, content, words) => {
    const surroundings = surroundingsWith({ 'cwd/clouds.yaml': content });
    const name = words.source.includes('toString') ? 'toString' : 'c';
    expect(() => cloudEntry(name, surroundings)).toThrow(UsageError);
    expect(() => cloudEntry(name, surroundings)).toThrow(words);
  });

  test('with the places that were looked at', () => {
    const { folder, ...surroundings } = surroundingsWith({});
    expect(() => cloudEntry('c', surroundings)).toThrow(
      `there is no cloud "c", because there is no clouds.yaml: looked for ${[
        'cwd',
        'home/.config/openstack',
        'etc/openstack',
        '/etc/openstack',
      ]
        .map((one) => `${one.startsWith('/') ? one : `${folder}/${one}`}/clouds.{yaml,yml,json}`)
        .join(', ')}`,
    );
  });
});

test.each(['clouds: [a]', 'clouds: {c: text}'])('%j is refused', (content) => {
  const surroundings = surroundingsWith({ 'cwd/clouds.yaml': content });
  expect(() => cloudEntry('c', surroundings)).toThrow(/is not a mapping of names to values$/);
});
