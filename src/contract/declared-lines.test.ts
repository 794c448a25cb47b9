import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declaredLines } from './declared-lines.ts';
import { rowsOf } from './rows.ts';

const read = (name: string) => readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8');
const lines = read('openapi.yaml').split('\n');
const declared = declaredLines(read('openapi.yaml'));

test('every row and example of the page is declared', () => {
  expect(Object.keys(declared).toSorted()).toEqual(Object.keys(rowsOf(read('source.md'))).toSorted());
});

test.each([
  ['request-mtu', /^ +mtu:$/],
  ['request-connection_id', /^ +- name: connection_id$/],
  ['status-200', /^ +"200":$/],
  ['request-ipsec_site_connection', /^ +UpdateRequest:$/],
  ['request-example', /^ +page:$/],
  ['response-example', /^ +page:$/],
])('%s is declared at its name', (anchor, line) => {
  expect(lines[(declared[anchor] ?? 0) - 1]).toMatch(line);
});

test('the two examples stand in two places', () => {
  expect(declared['request-example']).toBeLessThan(declared['response-example'] ?? 0);
});

test('of several examples the one of the page is declared, and what has no example is not', () => {
  const text = `paths:
  /v2.0/vpn/ipsec-site-connections/{connection_id}:
    put:
      requestBody:
        content:
          application/json:
            examples:
              other: { value: 1 }
              page: { value: 2 }
      responses: {}
`;
  expect(declaredLines(text)).toEqual({ 'request-example': 9 });
});
