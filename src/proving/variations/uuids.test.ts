import { expect, test } from 'vitest';
import { askStrict } from '../ask.ts';
import { uuids } from './uuids.ts';

test('uuids-in-capitals shows ids in capitals and peer_id as it is', async () => {
  const shown = (await askStrict(uuids).get()).shown;
  expect(shown).toMatchObject({
    id: '0F6D7A52-91C3-4E0B-B6A8-2D47C1E95F30',
    project_id: '7D1F0E3C5B2A4968877665544332210F',
    peer_id: '198.51.100.7',
  });
});

test('a peer_id that looks like a UUID keeps its case', async () => {
  const peer_id = 'abcdefab-cdef-4abc-8def-abcdefABCDEF';
  expect((await askStrict(uuids).put({ peer_id })).shown?.['peer_id']).toBe(peer_id);
});

test('uuids-in-capitals understands the ids it shows', async () => {
  const ask = askStrict(uuids);
  const { id, local_ep_group_id, peer_ep_group_id } = (await ask.get()).shown ?? {};
  const path = `/v2.0/vpn/ipsec-site-connections/${id}`;
  expect((await ask.put({ local_ep_group_id, peer_ep_group_id }, { path })).status).toBe(200);
});
