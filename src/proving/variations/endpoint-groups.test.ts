import { expect, test } from 'vitest';
import { askStrict, named, UNKNOWN_PATH } from '../ask.ts';
import { ENDPOINT_GROUPS } from '../strict/connection.ts';
import { endpointGroups } from './endpoint-groups.ts';

const UNKNOWN_GROUP = '11111111-2222-4333-8444-555555555555';
const [LOCAL, SPARE_LOCAL] = ENDPOINT_GROUPS.local;
const [PEER, SPARE_PEER] = ENDPOINT_GROUPS.peer;
const asking = (name: string) => askStrict([named(endpointGroups, name)]);

test.each([
  [{ local_ep_group_id: SPARE_LOCAL }, { local_ep_group_id: SPARE_LOCAL, peer_ep_group_id: PEER }],
  [{ peer_ep_group_id: SPARE_PEER }, { local_ep_group_id: LOCAL, peer_ep_group_id: SPARE_PEER }],
])('lone-group-merged stores %j as %j; lone-group-refused refuses it', async (sent, stored) => {
  expect((await asking('lone-group-merged').put(sent)).shown).toMatchObject(stored);
  expect((await asking('lone-group-refused').put(sent)).status).toBe(400);
});

test('lone-group-merged leaves an unknown connection 404', async () => {
  const answer = await asking('lone-group-merged').put({ peer_ep_group_id: PEER }, { path: UNKNOWN_PATH });
  expect(answer.status).toBe(404);
});

test.each([
  ['an unknown group', {}, 400],
  ['an unknown connection', { path: UNKNOWN_PATH }, 404],
])('unknown-group-is-400 answers %s %3$i', async (_, rest, status) => {
  const groups = { local_ep_group_id: UNKNOWN_GROUP, peer_ep_group_id: PEER };
  expect((await asking('unknown-group-is-400').put(groups, rest)).status).toBe(status);
});
