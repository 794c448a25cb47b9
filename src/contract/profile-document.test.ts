import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ContractError } from '../errors.ts';
import { page } from './contract.ts';
import { readDocument } from './document.ts';
import { profileDocument } from './profile-document.ts';
import { profileNames } from './profiles.ts';

const head = `overlay: 1.0.0
info: { title: Trial, version: "1" }
actions:
  - target: $['x-profile']
    update: { name: trial, title: A trial }
`;
const made = (text: string) => profileDocument(page(), text, 'trial.yaml');
const mtu = '$.components.schemas.ConnectionUpdate.properties.mtu';
const updating = (target: string, update: string) => `${head}  - target: ${target}
    update: ${update}
`;

test('a profile that names itself and nothing else is the page', () => {
  const { document } = made(head);
  const { profile, ...rest } = readDocument(page());
  expect(document).toEqual({ ...rest, profile: { ...profile, name: 'trial', title: 'A trial' } });
});

test.each(profileNames().slice(1))('profile %s has its file, and no error', (name) => {
  const file = `spec/profiles/${name}.yaml`;
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  expect(profileDocument(page(), text, file).document.profile.name).toBe(name);
});

test.each([
  ['text that is no YAML', 'overlay: [1', '1:12: this is no YAML'],
  ['a key that stands twice', 'overlay: 1.0.0\noverlay: 1.0.0\n', '2:1: this is no YAML'],
  ['a tab as indentation', 'info:\n\ttitle: x\n', '2:1: this is no YAML'],
  ['nothing', '', '1:1: the overlay has to be a map'],
  ['a list', '- 1\n', '1:1: the overlay has to be a map'],
  ['an overlay without a version', 'info: {}\nactions: []\n', '1:1: "overlay" is missing'],
  ['another version', head.replace('1.0.0', '1.1.0'), '1:1: overlay has to be version 1.0.0, not "1.1.0"'],
  ['an unknown key', `${head}actionz: []\n`, '6:1: unknown key "actionz"'],
  [
    'an unknown key of info',
    head.replace('title: Trial', 'titel: Trial, title: x'),
    '2:9: unknown key "titel"',
  ],
  ['an unknown key of an action', `${head}    upd: {}\n`, '6:5: unknown key "upd"'],
  ['a key of the prototype', `${head}    x-a: { __proto__: 1 }\n`, '6:12: unknown key "__proto__"'],
  ['an action that does nothing', `${head}  - target: $.info\n`, '6:5: the action does nothing'],
  [
    'an action that does both',
    `${head}  - target: $.info\n    remove: true\n    update: {}\n`,
    '8:5: an action either updates or removes',
  ],
  ['remove as text', `${head}  - target: $.info\n    remove: "yes"\n`, '7:5: remove has to be true or false'],
  ['a target that matches nothing', updating('$.none', '{}'), '6:5: target $.none matches nothing'],
  ['a missing node below one that is there', updating(`${mtu}.none`, '{}'), '6:5: target'],
  ['a target that is no JSONPath', updating('$.[[', '{}'), '6:5: target $.[[ is no JSONPath'],
  ['an update of a number', updating(`${mtu}.minimum`, '70'), '6:5: the update of'],
  ['no name of its own', head.replace('name: trial, ', ''), '5:15: the profile has no name of its own'],
  ['a name that is no name', head.replace('name: trial', 'name: "A B"'), '5:15: the name of a profile'],
  [
    'a level that is none',
    updating("$['x-profile']", '{ levels: { a: maybe } }'),
    '7:25: unknown level "maybe"',
  ],
  [
    'limits that cross',
    updating(mtu, '{ maximum: 60 }'),
    '7:15: mtu: maximum 60 leaves nothing beside minimum 68',
  ],
  [
    'lengths that cross',
    updating('$.components.schemas.ConnectionUpdate.properties.name', '{ minLength: 9, maxLength: 8 }'),
    '7:29: name: maxLength 8 leaves nothing beside minLength 9',
  ],
  [
    'a minimum beside those by IP version',
    updating(mtu, '{ minimum: 70 }'),
    '7:15: mtu: minimum is not the smaller',
  ],
  ['a limit that is no number', updating(mtu, '{ maximum: "9" }'), '7:15: mtu: maximum has to be a number'],
  ['an unknown keyword', updating(mtu, '{ multipleOf: 4 }'), '7:15: mtu: unknown keyword "multipleOf"'],
  ['an unknown type', updating(mtu, '{ type: int }'), '7:15: mtu: unknown type "int"'],
  [
    'an unknown level of a keyword',
    updating(mtu, '{ x-levels: { type: may } }'),
    '7:15: mtu: unknown level "may"',
  ],
  [
    'a pattern that is none',
    updating(mtu, '{ pattern: "(" }'),
    '7:15: mtu: pattern "(" is no regular expression',
  ],
  [
    'an enumeration made empty',
    `${head}  - target: $.components.schemas.ConnectionUpdate.properties.initiator.enum[*]\n    remove: true\n`,
    '6:5: initiator: enum has no members',
  ],
  [
    'a property that is still required',
    `${head}  - target: $.components.schemas.Connection.properties.mtu\n    remove: true\n`,
    '6:5: Connection: required names "mtu"',
  ],
  [
    'too many aliases',
    `a: &a [x]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`,
    '1:1: too many aliases',
  ],
])('%s is an error with its place', (_, text, words) => {
  expect(() => made(text)).toThrow(ContractError);
  expect(() => made(text)).toThrow(`trial.yaml:${words}`);
});

test('an overlay of more than 1 MiB is not read', () => {
  expect(() => made(`${head}# ${'x'.repeat(2 ** 20)}`)).toThrow(/^trial.yaml: .* at most 1048576 are read/);
});

describe('what an overlay sets', () => {
  const property = (name: string, text: string) => {
    const { document } = made(text);
    return document.request.properties?.['ipsec_site_connection']?.properties?.[name];
  };
  const described = (text: string) =>
    text.replace(/( {4}update: \{ maximum)/, '    description: Small frames.\n$1');

  test('names the overlay as its source, and its reason as its sentence', () => {
    expect(property('mtu', described(updating(mtu, '{ maximum: 1500 }')))).toMatchObject({
      'x-sources': { maximum: { origin: 'profile', source: 'Trial' } },
      'x-says': { minimum: expect.any(String), maximum: 'Small frames.' },
      'x-why': { maximum: 'Small frames.' },
    });
  });

  test('keeps a sentence and a source that it gives', () => {
    const source = { origin: 'profile', source: 'A page' };
    const update = `{ maximum: 1500, x-says: { maximum: Words. }, x-sources: { maximum: ${JSON.stringify(source)} } }`;
    expect(property('mtu', updating(mtu, update))).toMatchObject({
      'x-sources': { maximum: source },
      'x-says': { maximum: 'Words.' },
    });
  });

  test('leaves out members of an enumeration, which are noted', () => {
    const target = "$.components.schemas.ConnectionUpdate.properties.initiator.enum[?@ == 'response-only']";
    expect(property('initiator', `${head}  - target: ${target}\n    remove: true\n`)).toMatchObject({
      enum: ['bi-directional'],
      'x-left-out': ['response-only'],
    });
  });
});
