import { format, type Schema, Validator } from '@cfworker/json-schema';
import { describe, expect, test } from 'vitest';
import { isIpOrFqdn } from '../contract/formats.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { lintJson, plainDocument } from './documents.test-support.ts';
import type { Finding } from './finding.ts';
import { mutantsOf } from './mutants.test-support.ts';

format['ip-or-fqdn'] = isIpOrFqdn;
const mutants = mutantsOf(plainDocument);
const results = mutants.map((mutant) => ({ ...mutant, findings: lintJson(mutant.document).findings }));

/** Mutants that no page-stated body tells from the document, and why. */
const equivalent: Readonly<Record<string, string>> = {
  'ConnectionUpdate.initiator without type': 'the members are all texts',
  'ConnectionUpdate.dpd.action without type': 'the members are all texts',
  'Connection.route_mode without type': 'the members are all texts',
  'Connection.auth_mode without type': 'the members are all texts',
  'Connection.initiator without type': 'the members are all texts',
  'Connection.dpd.action without type': 'the members are all texts',
  'Connection.status without type': 'the members are all texts',
  'ConnectionUpdate.dpd.timeout exclusiveMinimum 1': 'a timeout of 1 is greater than no interval',
  'Connection.dpd.timeout exclusiveMinimum 1': 'a timeout of 1 is greater than no interval',
  'Connection.local_ep_group_id type string': 'null is not on the page',
  'Connection.peer_ep_group_id type string': 'null is not on the page',
  'Connection peer_cidrs undeclared': 'no table has it',
  'Connection split_selector undeclared': 'no table has it',
  'ConnectionUpdate.dpd action required': 'its row is not marked as optional',
  'ConnectionUpdate.dpd timeout required': 'its row is not marked as optional',
};
const sameAs = (name: string) => /^(.*\.(initiator|action|route_mode|auth_mode|status)) type or /.test(name);

test('the document itself gives no finding', () => {
  expect(lintJson(plainDocument)).toMatchObject({ kinds: ['openapi'], findings: [], notes: [] });
});

test('there are at least 150 mutants, and every one that is not equivalent is found', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(150);
  const survivors = results.filter(({ findings }) => findings.length === 0).map(({ name }) => name);
  expect(
    survivors
      .filter((name) => !sameAs(name))
      .sort()
      .join('\n'),
  ).toBe(Object.keys(equivalent).sort().join('\n'));
  expect(mutants.length - survivors.length).toBeGreaterThanOrEqual(150);
});

test('every finding is one cause', () => {
  expect(results.filter(({ findings }) => findings.length > 1).map(({ name }) => name)).toEqual([]);
});

describe('an independent validator', () => {
  const original = {
    request: schemaOf(plainDocument, 'request'),
    response: schemaOf(plainDocument, 'response'),
  };
  test('confirms every witness: the mutant says so, and the document itself says otherwise', () => {
    const wrong: string[] = [];
    let confirmed = 0;
    for (const { name, document, findings } of results) {
      for (const finding of findings) {
        for (const { rule, witness } of groundsOf(finding)) {
          if (witness?.body === undefined) continue;
          const side = rule.startsWith('request/') ? 'request' : 'response';
          const accepted = witness.verdict === 'accepted';
          const said = schemaOf(document, side)(witness.body);
          if (said !== accepted || original[side](witness.body) === accepted)
            wrong.push(`${name}: ${finding.message}`);
          confirmed++;
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(confirmed).toBeGreaterThanOrEqual(150);
  });
});

function groundsOf(finding: Finding) {
  return [finding, ...finding.also];
}

function schemaOf(document: JsonObject, side: 'request' | 'response') {
  const { components } = document;
  const schemas = isObject(components) ? (components['schemas'] ?? {}) : {};
  const name = side === 'request' ? 'UpdateRequest' : 'UpdateResponse';
  const text = JSON.stringify({ $ref: `#/$defs/${name}`, $defs: schemas });
  const schema = JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as Schema;
  const validator = new Validator(schema, '2020-12');
  return (body: Json) => validator.validate(body).valid;
}
