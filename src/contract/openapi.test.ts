import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contractOf } from './contract.ts';
import type { Schema } from './schema.ts';

interface Operation {
  readonly parameters: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const read = (name: string) => readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8');
const document = parse(read('openapi.yaml')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
const { examples, rows } = contractOf('virtuozzo', 4);
const [[path = '', item = {}] = []] = Object.entries(document.paths);
const [[method = '', operation] = []] = Object.entries(item);

test("method and path are the page's", () => {
  expect(read('source.md')).toContain(`\n${method.toUpperCase()} ${path}\n`);
});

test('the path parameter is the row of the page', () => {
  const [name, place, type, description] = rows['request-connection_id']?.split(' | ') ?? [];
  expect(operation?.parameters).toMatchObject([
    { name, in: place, 'x-source': 'request-connection_id', description, schema: { type } },
  ]);
});

test.each([
  ['request', 'UpdateRequest', 'ConnectionUpdate'],
  ['response', 'UpdateResponse', 'Connection'],
])('the body of a %s is an object with the wrapper in it', (side, outer, inner) => {
  const wrapped = { type: 'object', 'x-source': `${side}-ipsec_site_connection`, 'x-level': 'must' };
  const properties = { ipsec_site_connection: { $ref: `#/components/schemas/${inner}` } };
  expect(document.components.schemas[outer]).toMatchObject({
    ...wrapped,
    required: ['ipsec_site_connection'],
    properties,
  });
  expect(document.components.schemas[inner]).toMatchObject(wrapped);
});

test('responses are the rows of the status tables, with their reasons', () => {
  const statuses = Object.entries(rows).filter(([anchor]) => anchor.startsWith('status-'));
  const found = Object.entries(operation?.responses ?? {});
  expect(found.map(([code]) => code)).toEqual(statuses.map(([, row]) => row.split(' ')[0]));
  expect(found.map(([, response]) => response)).toMatchObject(
    statuses.map(([anchor, row]) => ({ 'x-source': anchor, description: row.split(' | ')[1] })),
  );
});

test("the examples are the page's own bodies", () => {
  const sent = rows['request-example']?.match(/-d '\\\n([\s\S]*)' https/)?.[1] ?? '';
  const answered = rows['response-example'] ?? '';
  expect(examples).toEqual({ request: JSON.parse(sent), response: JSON.parse(answered) });
});
