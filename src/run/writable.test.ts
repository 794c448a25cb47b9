import { expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { differing, writableOf } from './writable.ts';

const contract = contractOf('virtuozzo', 4);

test('writable are the attributes of the request table, less the hidden ones', () => {
  const { attributes, together } = writableOf(contract);
  expect(attributes).toMatchObject({ name: [], dpd: ['action', 'interval', 'timeout'] });
  expect(Object.keys(attributes)).toHaveLength(12);
  expect(together).toEqual([['local_ep_group_id', 'peer_ep_group_id']]);
  expect(Object.keys(writableOf(contract, ['psk', 'dpd']).attributes)).toHaveLength(10);
});

test.each<[string, JsonObject, JsonObject | undefined, string[]]>([
  ['the same', { name: 'a' }, { name: 'a' }, []],
  ['another value', { name: 'a' }, { name: 'b' }, ['name']],
  ['none where there was one', { name: 'a' }, {}, ['name']],
  ['one where there was none, which no update brings back', { name: null }, { name: 'b' }, []],
  ['another key of an object', { dpd: { interval: 1 } }, { dpd: { interval: 2 } }, ['dpd']],
  ['another key that only the vendor knows', { dpd: { seen: 1 } }, { dpd: { seen: 2 } }, []],
  ['another attribute that is not writable', { status: 'DOWN' }, { status: 'ACTIVE' }, []],
  ['nothing, as it cannot be read', { name: 'a', status: 'DOWN' }, undefined, ['name']],
])('of a connection that shows %s', (_, wanted, present, names) => {
  expect(differing(wanted, present, writableOf(contract))).toEqual(names);
});
