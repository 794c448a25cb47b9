import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { basis, lintJson, lintOf } from '../documents.test-support.ts';
import { lintText } from '../lint-file.ts';
import { sourceText } from '../read/source-text.ts';
import { basisOf } from '../witness/basis.ts';

const id = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';
const url = `https://cloud.example.org:9696/v2.0/vpn/ipsec-site-connections/${id}`;
const answer = basis.contract.examples.response as { ipsec_site_connection: JsonObject };
const answerWith = (changed: JsonObject) => ({
  ipsec_site_connection: { ...answer.ipsec_site_connection, ...changed },
});

const entry = (request: Json | string, status: number, response: Json | string, method = 'PUT') => {
  const text = (value: Json | string) => (typeof value === 'string' ? value : JSON.stringify(value));
  return {
    request: {
      method,
      url,
      headers: [{ name: 'X-Auth-Token', value: 'gAAAA-secret' }],
      postData: { text: text(request) },
    },
    response: { status, content: { text: text(response) } },
  };
};
const told = (...entries: readonly Json[]) =>
  lintJson({ log: { entries: [...entries] } }).findings.map(
    ({ level, rule, message }) => `${level} ${rule} ${message}`,
  );
const update = (attributes: JsonObject) => ({ ipsec_site_connection: attributes });
const description = { description: 'New IPsec connection' };

describe('an exchange', () => {
  test.each<[string, Json, string | undefined]>([
    ['as the page shows it', entry(update(description), 200, answer), undefined],
    [
      'refused, though valid: nobody knows the state of the cloud',
      entry(update(description), 400, ''),
      undefined,
    ],
    ['put off by a front end', entry(update(description), 503, ''), undefined],
    ['without an answer', entry(update(description), 0, ''), undefined],
    [
      'of an invalid update that is refused',
      entry(update({ mtu: 67 }), 400, ''),
      'error request/mtu/minimum update 1, client: mtu is 67',
    ],
    [
      'that is no JSON',
      entry('{', 400, ''),
      'error request/body/type update 1, client: the request has no JSON body',
    ],
    [
      'with a 500',
      entry(update(description), 500, ''),
      'error status/200/update update 1, server: the answer is 500',
    ],
    [
      'with a 202',
      entry(update(description), 202, answer),
      'error status/200/update update 1, server: the answer to an update is 202',
    ],
    [
      'with a 409',
      entry(update(description), 409, ''),
      'warning status/undocumented update 1, server: the answer is 409',
    ],
    [
      'with an answer of no JSON',
      entry(update(description), 200, '<html>'),
      'error response/body/type update 1, server',
    ],
    [
      'with an answer of a wrong type',
      entry(update(description), 200, answerWith({ mtu: '1500' })),
      'error response/mtu/type update 1, server',
    ],
    [
      'with the answer of another connection',
      entry(update(description), 200, answerWith({ id: 'other' })),
      'error state/id/equals-path',
    ],
    [
      'with two projects',
      entry(update(description), 200, answerWith({ tenant_id: 'other' })),
      'error state/tenant_id/equals-project_id',
    ],
    [
      'with another value than was sent',
      entry(update({ mtu: 1400 }), 200, answer),
      'error state/mtu/stored update 1, server: the answer shows another mtu',
    ],
    [
      'with a name that became its address',
      entry(update({ peer_address: 'gw.example.org' }), 200, answer),
      undefined,
    ],
    ['with a masked psk', entry(update({ psk: 'hush-hush' }), 200, answerWith({ psk: '****' })), undefined],
  ])('%s', (_, recorded, words) => {
    const [first, ...others] = told(recorded);
    if (words === undefined) expect(first).toBeUndefined();
    else expect(first).toContain(words);
    expect(others).toEqual([]);
  });

  test('that carries out an invalid update objects to both sides', () => {
    const invalid = entry(update({ mtu: 67 }), 200, answerWith({ mtu: 67 }));
    expect(told(invalid).map((line) => line.split(' ')[1])).toEqual([
      'request/mtu/minimum',
      'status/400/invalid-content',
      'response/mtu/minimum',
    ]);
  });
});

describe('the body of a refusal', () => {
  const refusals: readonly [number, Json | string][] = [
    [404, ''],
    [404, '<html>'],
    [400, { NeutronError: 'x' }],
    [401, answer],
    [400, { ipsec_site_connection: { mtu: '1' } }],
  ];
  test.each(refusals)('%s %j is not accused by the page, which is silent', (status, body) => {
    expect(told(entry(update(description), status, body))).toEqual([]);
  });

  test.each<[number, Json | string, string[]]>([
    [404, { NeutronError: { type: 'a', message: 'b', detail: '' } }, []],
    [401, { error: { code: 401, title: 'a', message: 'b' } }, []],
    [400, '<html>', ['error/400/body/type']],
    [404, answer, ['error/404/NeutronError/required']],
    [401, { error: { code: '401', title: 'a', message: 'b' } }, ['error/401/error/code/type']],
    [409, '<html>', ['status/undocumented']],
  ])('%s %j: a profile that speaks of it says %j', (status, body, rules) => {
    const har = { log: { entries: [entry(update(description), status, body)] } };
    const { findings } = lintText(sourceText('a.har', JSON.stringify(har)), basisOf('openstack', 4), {
      roots: [],
    });
    expect(findings.map(({ rule }) => rule)).toEqual(rules);
  });
});

test('other calls are passed over', () => {
  const { kinds, findings } = lintJson({ log: { entries: [entry(update({ mtu: 1 }), 200, '', 'POST')] } });
  expect({ kinds, findings }).toEqual({ kinds: [], findings: [] });
});

test('an answer in base64 is read, and JSON lines of entries and of the proxy too', () => {
  const bad = JSON.stringify(answerWith({ mtu: '1500' }));
  const recorded = entry(update(description), 200, '');
  const content = { text: Buffer.from(bad).toString('base64'), encoding: 'base64' };
  const inHar = { ...recorded, response: { status: 200, content } };
  const ofProxy = {
    method: 'PUT',
    url,
    requestBody: JSON.stringify(update(description)),
    status: 200,
    responseBody: bad,
  };
  const { kinds, findings } = lintOf(
    `${JSON.stringify(inHar)}\n${JSON.stringify(ofProxy)}\n`,
    'traffic.jsonl',
  );
  expect(kinds).toEqual(['traffic']);
  expect(findings.map(({ rule, place }) => `${rule} ${place.line}`)).toEqual([
    'response/mtu/type 1',
    'response/mtu/type 2',
  ]);
});

test('secrets of headers and bodies are nowhere in the result', () => {
  const secret = 'hush-hush';
  const bad = entry(
    update({ psk: secret, mtu: 1, password: secret }),
    200,
    answerWith({ psk: secret, mtu: 'x' }),
  );
  const result = lintJson({ log: { entries: [bad] } });
  expect(result.findings.length).toBeGreaterThan(2);
  expect(JSON.stringify(result)).not.toMatch(/hush-hush|gAAAA/);
});
