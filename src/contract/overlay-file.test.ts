import { expect, test } from 'vitest';
import { ContractError } from '../errors.ts';
import { OverlayError } from './overlay-error.ts';
import { readOverlay } from './overlay-file.ts';

const read = (text: string) => readOverlay(text, 'one.yaml');
const info = 'info: { title: T, version: "1" }';
const whole = (...actions: string[]) => `overlay: 1.0.0\n${info}\nactions: [${actions.join(', ')}]\n`;

test.each([
  ['without actions', whole()],
  ['of a later correction of version 1.0', whole().replace('1.0.0', '1.0.12')],
  ['with a file that it extends', `${whole()}extends: ./openapi.yaml\n`],
  ['with extensions everywhere', `${whole('{ target: $, update: 1, x-a: [] }')}x-b: { deep: null }\n`],
  ['with a description', whole('{ target: $, description: why, remove: true }')],
  ['that says what it does not do', whole('{ target: $, update: null, remove: false }')],
  ['in JSON', JSON.stringify({ overlay: '1.0.0', info: { title: 'T', version: '1' }, actions: [] })],
])('an overlay %s is read', (_, text) => {
  expect(read(text).overlay).toMatchObject({ info: { title: 'T', version: '1' } });
});

test.each([
  ['a text', 'plain', '1:1: the overlay has to be a map, not "plain"'],
  ['null', 'null', '1:1: the overlay has to be a map, not null'],
  ['no info', 'overlay: 1.0.0\nactions: []\n', '1:1: "info" is missing'],
  ['no actions', `overlay: 1.0.0\n${info}\n`, '1:1: "actions" is missing'],
  ['no title', whole().replace('title: T, ', ''), '2:1: "title" is missing'],
  ['no version of its own', whole().replace(', version: "1"', ''), '2:1: "version" is missing'],
  ['a title that is no text', whole().replace('title: T', 'title: 5'), '2:9: title has to be a text, not 5'],
  ['an empty title', whole().replace('title: T', 'title: ""'), '2:9: title has to be a text, not ""'],
  ['a version that is no text', whole().replace('"1"', '1'), '2:19: version has to be a text, not 1'],
  ['an older version', whole().replace('1.0.0', '0.1.0.0'), '1:1: overlay has to be version 1.0.0'],
  ['a version with more', whole().replace('1.0.0', '1.0.0-rc1'), '1:1: overlay has to be version 1.0.0'],
  ['a version that is cut off', whole().replace('1.0.0', '"1.0."'), '1:1: overlay has to be version 1.0.0'],
  ['a version with other dots', whole().replace('1.0.0', '1a0a0'), '1:1: overlay has to be version 1.0.0'],
  ['an info that is a list', whole().replace(info, 'info: [1]'), '2:1: info has to be a map, not [1]'],
  ['actions that are a map', whole().replace('[]', '{}'), '3:1: actions has to be a list, not {}'],
  ['an action that is a text', whole('x'), '3:11: 0 has to be a map, not "x"'],
  ['an action without a target', whole('{ remove: true }'), '3:11: "target" is missing'],
  ['a target that is no text', whole('{ target: 1, remove: true }'), '3:13: target has to be a text, not 1'],
  [
    'a description that is no text',
    whole('{ target: $, description: [], remove: true }'),
    '3:24: description has to be a text, not []',
  ],
  ['a file to extend that is no text', `${whole()}extends: 1\n`, '4:1: extends has to be a text, not 1'],
  ['a removal of nothing', whole('{ target: $, remove: false }'), '3:11: the action does nothing'],
  [
    'the second of two actions',
    whole('{ target: $, update: 1 }', '{ target: $ }'),
    '3:37: the action does nothing: give it an "update", or "remove: true"',
  ],
  [
    'an unknown key',
    whole('{ target: $, update: 1, removed: true }'),
    '3:35: unknown key "removed": known are target, description, update, remove, and those that begin with x-',
  ],
  ['a key like an extension', `${whole()}ax-b: 1\n`, '4:1: unknown key "ax-b"'],
  ['a key of every object', `${whole()}toString: 1\n`, '4:1: unknown key "toString"'],
  [
    'a key of the prototype, deep in lists',
    whole('{ target: $, update: [1, { a: [{ __proto__: 1 }] }] }'),
    '3:44: unknown key "__proto__"',
  ],
  [
    'a long text, of which the beginning is told',
    whole(`"${'ab'.repeat(99)}"`),
    `3:11: 0 has to be a map, not "${'ab'.repeat(29)}a`,
  ],
])('%s is an error with its place', (_, text, message) => {
  expect(() => read(text)).toThrow(ContractError);
  expect(() => read(text)).toThrow(`one.yaml:${message}`);
});

test('no more than 60 characters of a value are told', () => {
  expect(() => read(whole(`"${'ab'.repeat(99)}"`))).toThrow(/, not .{60}$/);
});

test('an error about the overlay gets file, line and column', () => {
  const { placed } = read(whole('{ target: $.a, update: 1 }'));
  const error = placed(new OverlayError(['actions', 0, 'target'], 'it is odd'));
  expect(error).toBeInstanceOf(ContractError);
  expect(error.message).toBe('one.yaml:3:13: it is odd');
});
