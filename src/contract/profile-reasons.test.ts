import { expect, test } from 'vitest';
import { page } from './contract.ts';
import { profileDocument } from './profile-document.ts';
import type { Schema } from './schema.ts';

const schemas = '$.components.schemas';
const update = `${schemas}.ConnectionUpdate`;
const mtu = `${update}.properties.mtu`;

/** The schema of an update, or of the attribute at a path in it, and the profile that the actions make. */
function made(actions: readonly string[], ...path: readonly string[]) {
  const text = `overlay: 1.0.0
info: { title: Trial, version: "1" }
actions:
  - { target: "$['x-profile']", update: { name: trial, title: A trial } }
${actions.map((action) => `  - { ${action} }\n`).join('')}`;
  const { document } = profileDocument(page(), text, 'trial.yaml');
  const schema = ['ipsec_site_connection', ...path].reduce<Schema>(
    (node, name) => node.properties?.[name] ?? {},
    document.request,
  );
  return { schema, profile: document.profile, response: document.response };
}

test('why a level of a clause differs is kept with the profile, for each clause', () => {
  const levels = (reason: string, id: string) =>
    `target: "$['x-profile']", ${reason} update: { levels: { ${id}: info } }`;
  const { profile } = made([
    levels('description: First.,', 'request/mtu/type'),
    levels('description: Second.,', 'request/dpd/type'),
    levels('', 'request/psk/type'),
  ]);
  expect(profile.reasons).toEqual({ 'request/mtu/type': 'First.', 'request/dpd/type': 'Second.' });
});

test('why the source of a keyword differs is kept beside what is known of others', () => {
  const source = (keyword: string, reason: string) =>
    `target: ${mtu}, ${reason} update: { x-sources: { ${keyword}: { origin: profile, source: S } } }`;
  const { schema } = made([source('type', ''), source('minimum', 'description: Why.,')], 'mtu');
  expect(schema['x-why']).toEqual({ minimum: 'Why.' });
});

test('the reason of another title is of no clause', () => {
  const { profile } = made([`target: "$['x-profile']", description: Why., update: { title: T }`]);
  expect(profile.title).toBe('T');
  expect(profile.reasons).toBeUndefined();
});

test.each<[string, string, string[], Record<string, string>]>([
  ['a keyword', `target: ${mtu}, description: Why., update: { maximum: 9000 }`, ['mtu'], { maximum: 'Why.' }],
  [
    'two keywords',
    `target: ${mtu}, description: Why., update: { maximum: 9000, enum: [1500] }`,
    ['mtu'],
    { maximum: 'Why.', enum: 'Why.' },
  ],
  [
    'a keyword that is gone',
    `target: "${mtu}['minimum', 'x-minimum-by-family']", description: Why., remove: true`,
    ['mtu'],
    { minimum: 'Why.', 'x-minimum-by-family': 'Why.' },
  ],
  [
    'the level of a keyword beside others',
    `target: ${update}, description: Why., update: { x-levels: { type: info } }`,
    [],
    { type: 'Why.' },
  ],
  [
    'the sentence of a keyword',
    `target: ${mtu}, description: Why., update: { x-says: { type: T } }`,
    ['mtu'],
    { type: 'Why.' },
  ],
  [
    'a member of an enumeration',
    `target: "${update}.properties.initiator.enum[0]", description: Why., remove: true`,
    ['initiator'],
    { enum: 'Why.' },
  ],
  [
    'an attribute that is gone',
    `target: ${update}.properties.description, description: Why., remove: true`,
    [],
    { description: 'Why.' },
  ],
  [
    'a new attribute',
    `target: ${update}.properties, description: Why., update: { extra: { type: boolean } }`,
    [],
    { extra: 'Why.' },
  ],
  [
    'a keyword of an attribute in an attribute',
    `target: ${update}.properties.dpd.properties.interval, description: Why., update: { maximum: 60 }`,
    ['dpd', 'interval'],
    { maximum: 'Why.' },
  ],
  [
    'a keyword of the whole',
    `target: ${update}, description: Why., update: { x-levels: { x-closed: must } }`,
    [],
    { 'x-closed': 'Why.' },
  ],
])('why %s differs is kept in the schema that it is of', (_, action, path, why) => {
  expect(made([action], ...path).schema['x-why']).toEqual(why);
});

test('an action without a description gives no reason', () => {
  const { schema } = made([`target: ${mtu}, update: { maximum: 9000 }`], 'mtu');
  expect(schema).toMatchObject({ maximum: 9000, 'x-says': { maximum: 'Trial' } });
  expect(schema['x-why']).toBeUndefined();
});

test.each<[string, string, Schema['x-sources']]>([
  ['a limit', '{ maximum: 9000 }', { maximum: { origin: 'profile', source: 'Trial' } }],
  ['an annotation', '{ x-surely-valid: [mtu], description: D }', undefined],
  [
    'one of two limits whose source is given',
    '{ maximum: 9000, enum: [1500], x-sources: { enum: { origin: openstack, source: S } } }',
    {
      enum: { origin: 'openstack', source: 'S' },
      maximum: { origin: 'profile', source: 'Trial' },
    },
  ],
])('%s that a profile sets has the source %s %j', (_, changed, sources) => {
  const { schema } = made([`target: ${mtu}, update: ${changed}`], 'mtu');
  expect(schema['x-sources']).toEqual(sources);
});

test('what a profile takes away has no source', () => {
  const target = `"${mtu}['minimum', 'x-minimum-by-family']"`;
  expect(made([`target: ${target}, remove: true`], 'mtu').schema['x-sources']).toBeUndefined();
});

test.each(['required', 'x-expected'])(
  'attributes that become %s keep the sources of their rows',
  (keyword) => {
    const { response } = made([`target: ${schemas}.Connection, update: { ${keyword}: [description] }`]);
    expect(response.properties?.['ipsec_site_connection']?.['x-sources']).toBeUndefined();
  },
);

test('a sentence that a profile gives beside others stays, one of the page does not', () => {
  const says = (update: string) => made([`target: ${mtu}, update: ${update}`], 'mtu').schema['x-says'];
  expect(says('{ maximum: 9000, x-says: { maximum: Words. } }')).toMatchObject({ maximum: 'Words.' });
  const before = says('{ title: M }')?.['minimum'];
  expect(before).toMatch(/^Minimum value is 68/);
  expect(says('{ minimum: 68, maximum: 9000, x-says: { maximum: Words. } }')).toEqual({
    minimum: 'Trial',
    maximum: 'Words.',
  });
});

test('a sentence that a profile gives where the page has none stays', () => {
  const name = `${update}.properties.name`;
  const action = `target: ${name}, description: Why., update: { maxLength: 10, minLength: 2, x-says: { maxLength: Words. } }`;
  expect(made([action], 'name').schema['x-says']).toEqual({ maxLength: 'Words.', minLength: 'Why.' });
});

test('no enumeration leaves out members that it has, in whatever order', () => {
  const { schema } = made(
    [
      `target: "${update}.properties.initiator.enum[*]", remove: true`,
      `target: ${update}.properties.initiator.enum, update: [response-only, bi-directional]`,
    ],
    'initiator',
  );
  expect(schema.enum).toEqual(['response-only', 'bi-directional']);
  expect(schema['x-left-out']).toBeUndefined();
});
