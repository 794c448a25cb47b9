import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import { TargetError } from '../errors.ts';
import type { Answer } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import { firstState, parametersOf } from './first-state.ts';

const url = 'https://cloud.example.org';
const response = (status: number): Answer => ({ kind: 'response', status, headers: {}, text: '', ms: 1 });
const read = (answer: Answer, state?: JsonObject) =>
  firstState({ answer, state, disturbances: [] }, url, 'an-id');

describe('the first read', () => {
  test('is the state, where it shows one', () => {
    const state = { status: 'DOWN', name: '' };
    expect(read(response(200), state)).toBe(state);
  });

  test.each([
    [{ kind: 'none', code: 'ECONNREFUSED', ms: 1 }, 'does not answer (ECONNREFUSED)'],
    [response(200), 'is this the network endpoint?'],
    [response(401), 'does not accept the token (401)'],
    [response(403), 'the token may not read connection an-id (403)'],
    [response(404), 'has no connection an-id for this token (404)'],
    [response(503), 'cannot be read at https://cloud.example.org: status 503'],
  ] satisfies [Answer, string][])('without a state says why: %j', (answer, words) => {
    expect(() => read(answer)).toThrow(TargetError);
    expect(() => read(answer)).toThrow(words);
    expect(() => read(answer)).toThrow(/; nothing was written$/);
  });

  test.each([
    ['a pending connection', { status: 'PENDING_CREATE', name: '' }, 'stays PENDING_CREATE'],
    [
      'an object of something else',
      { status: 'ACTIVE' },
      'no attribute of connection an-id that could be put back',
    ],
  ])('of %s is refused', (_, state, words) => {
    expect(() => read(response(200), state)).toThrow(TargetError);
    expect(() => read(response(200), state)).toThrow(words);
  });
});

describe('the parameters of a plan', () => {
  const contract = contractOf('virtuozzo', 4);
  const parameters = (initial: JsonObject, fqdn?: string) => parametersOf(initial, contract, 4, fqdn);
  const groups = { local_ep_group_id: 'local-group', peer_ep_group_id: 'peer-group' };

  test('hold the name only where one is given', () => {
    expect(parameters({}, 'vpn.example.org')).toMatchObject({ family: 4, fqdn: 'vpn.example.org' });
    expect(parameters({})).not.toHaveProperty('fqdn');
  });

  test('hold the endpoint groups only where the connection has both', () => {
    expect(parameters(groups).endpointGroups).toEqual({ local: 'local-group', peer: 'peer-group' });
    expect(parameters({ ...groups, peer_ep_group_id: null })).not.toHaveProperty('endpointGroups');
  });

  test.each([
    ['what is not shown', {}, 'name'],
    ['null', { name: null }, 'name'],
    ['a masked psk', { psk: '***' }, 'psk'],
  ] satisfies [string, JsonObject, string][])('name as hidden %s', (_, initial, name) => {
    expect(parameters(initial).hidden).toContain(name);
  });

  test('name as hidden neither what is shown nor the endpoint groups', () => {
    const { hidden } = parameters({ name: '', psk: 'a secret', mtu: 1500 });
    for (const name of ['name', 'psk', 'mtu', ...Object.keys(groups)]) expect(hidden).not.toContain(name);
  });
});
