import { expect, test } from 'vitest';
import { ContractError } from '../errors.ts';
import { page } from './contract.ts';
import { profileDocument } from './profile-document.ts';

const mtu = '$.components.schemas.ConnectionUpdate.properties.mtu';
const profile = "$['x-profile']";
const named = `{ target: "${profile}", update: { name: trial, title: A trial } }`;

/** An overlay with one action in each line from the fourth. */
const overlay = (...actions: readonly string[]) => `overlay: 1.0.0
info: { title: Trial, version: "1" }
actions:
${actions.map((action) => `- ${action}\n`).join('')}`;
const made = (...actions: readonly string[]) =>
  profileDocument(page(), overlay(...actions), 'trial.yaml').document;

test.each(['a', 'a1', '1', 'my-own-2'])('%s is the name of a profile', (name) => {
  expect(made(named.replace('trial', JSON.stringify(name))).profile.name).toBe(name);
});

test.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'a_b', './a', 'ä'])('%j is no name', (name) => {
  expect(() => made(named.replace('trial', JSON.stringify(name)))).toThrow(
    `trial.yaml:4:41: the name of a profile is lower-case words with hyphens, not ${JSON.stringify(name)}`,
  );
});

test('every level is one of three words', () => {
  const { levels } = made(
    named,
    `{ target: "${profile}", update: { levels: { a: must, b: should, c: info } } }`,
  ).profile;
  expect(levels).toEqual({ a: 'must', b: 'should', c: 'info' });
});

test.each<[string, string[], string]>([
  [
    'a profile that is gone, whatever follows',
    [`{ target: "${profile}", remove: true }`, '{ target: $.info, update: { x-a: 1 } }'],
    '4:5: there is no x-profile',
  ],
  [
    'an empty title before a name',
    [
      `{ target: "${profile}", update: { title: "", name: trial } }`,
      '{ target: $.info, update: { x-a: 1 } }',
    ],
    '4:41: the title of a profile is a text',
  ],
  ['a profile that is gone', [`{ target: "${profile}", remove: true }`], '4:5: there is no x-profile'],
  [
    'a name that is gone',
    [named, `{ target: "${profile}.name", remove: true }`],
    '5:5: the name of a profile',
  ],
  ['a name that is a number', [named.replace('trial', '5')], '4:41: the name of a profile'],
  [
    'the name of the page',
    [named.replace('trial', 'virtuozzo')],
    '4:41: the profile has no name of its own: update $[\'x-profile\'] with a name other than "virtuozzo"',
  ],
  ['an empty title', [named.replace('A trial', '""')], '4:54: the title of a profile is a text'],
  ['a title that is a list', [named.replace('A trial', '[]')], '4:54: the title of a profile is a text'],
  [
    'a level in an action of its own',
    [`{ target: "${profile}", update: { levels: { a: may } } }`, named],
    '4:51: unknown level "may": must, should or info',
  ],
  [
    'the later of two actions that say the same',
    [named, `{ target: ${mtu}, update: { maximum: 60 } }`, `{ target: ${mtu}, update: { maximum: 61 } }`],
    '6:77: mtu: maximum 61',
  ],
  [
    'the action that is nearest, not the last',
    [named, `{ target: ${mtu}, update: { maximum: 60 } }`, `{ target: ${mtu}, update: { title: M } }`],
    '5:77: mtu: maximum 60',
  ],
  [
    'a place inside of what an action sets',
    [named, `{ target: ${mtu}, update: { items: { type: integer, minLength: "1" } } }`],
    '5:101: items: minLength has to be a number',
  ],
  [
    'an action on another part of the page',
    [`{ target: $.info, update: { x-a: 1 } }`],
    '4:31: the profile has no name of its own',
  ],
])('%s is an error with its place', (_, actions, message) => {
  expect(() => made(...actions)).toThrow(ContractError);
  expect(() => made(...actions)).toThrow(`trial.yaml:${message}`);
});

test('an overlay without actions is told so at its beginning', () => {
  const text = 'overlay: 1.0.0\ninfo: { title: Trial, version: "1" }\nactions: []\n';
  expect(() => profileDocument(page(), text, 'trial.yaml')).toThrow(
    'trial.yaml:1:1: the profile has no name of its own',
  );
});
