import { expect, test } from 'vitest';
import type { Answer } from './model/exchange.ts';
import type { Json, JsonObject } from './model/json.ts';
import { shownIn } from './shown.ts';

const response = (status: number, json?: Json): Answer => ({
  ...{ kind: 'response', status, headers: {}, text: '', ms: 1 },
  ...(json !== undefined && { json }),
});

test.each<[string, Answer | undefined, JsonObject | undefined]>([
  ['a success', response(200, { ipsec_site_connection: { mtu: 1500 } }), { mtu: 1500 }],
  ['a refusal', response(400, { ipsec_site_connection: {} }), {}],
  ['another body', response(200, { connection: {} }), undefined],
  ['no JSON', response(200), undefined],
  ['silence', { kind: 'none', code: 'ECONNRESET', ms: 1 }, undefined],
  ['nothing asked', undefined, undefined],
])('%s shows its connection, if any', (_, answer, connection) => {
  expect(shownIn(answer)).toEqual(connection);
});
