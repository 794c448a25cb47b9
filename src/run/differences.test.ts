import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import { type Difference, differencesOf } from './differences.ts';
import { clausesOf } from './plan.ts';

const page = contractOf('virtuozzo', 4);
const differences = (profile: string) => differencesOf(contractOf(profile, 4), page, updateConnection);

test('the page does not differ from itself', () => {
  expect(differences('virtuozzo')).toEqual([]);
});

/** Level on the page and in the profile; absent where it is not asked. */
const levels = ({ page: there, profile }: Difference) => [there?.level, profile?.level];

test.each<[string, string, (string | undefined)[], RegExp]>([
  ['openstack', 'request/ipsec_site_connection/x-closed', ['info', 'must'], /names of attributes/],
  ['openstack', 'request/dpd/x-closed', ['info', 'must'], /names of attributes/],
  ['openstack', 'request/ipsec_site_connection/x-read-only', ['info', 'must'], /names of attributes/],
  ['openstack', 'response/peer_cidrs/type', ['should', 'must'], /always answers with a list/],
  ['openstack', 'state/dpd/unsent-unchanged', ['should', 'must'], /merges a partial dpd/],
  ['openstack', 'state/dpd/judged-merged', ['should', 'must'], /merges a partial dpd/],
  ['openstack', 'response/split_selector/type', ['should', undefined], /not an attribute of Neutron/],
  ['openstack', 'response/split_selector/x-expected', ['should', undefined], /not an attribute of Neutron/],
  ['otc', 'request/psk/minLength', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/psk/maxLength', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/psk/pattern', [undefined, 'must'], /blanks and question marks/],
  ['otc', 'request/name/minLength', [undefined, 'must'], /empty name/],
  ['otc', 'request/name/maxLength', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/peer_address/maxLength', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/peer_id/maxLength', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/mtu/enum', [undefined, 'should'], /sends 1200/],
  ['otc', 'request/mtu/minimum', ['must', undefined], /no range/],
  ['otc', 'request/admin_state_up/enum', [undefined, 'must'], /same in both revisions/],
  ['otc', 'request/initiator/accepted', ['must', 'must'], /only the one is sent/],
  ['otc', 'request/description/accepted', ['must', undefined], /internal components/],
  ['otc', 'state/local_id/stored', ['must', undefined], /not supported/],
  ['otc', 'request/peer_address/accepted-name', ['must', 'info'], /names are not mentioned/],
  ['otc', 'response/route_mode/enum', ['must', 'should'], /no list of valid words/],
  ['otc', 'response/local_id/type', ['must', undefined], /response table does not list it/],
  ['fujitsu-k5', 'request/peer_address/format', ['must', 'must'], /IPv4 alone/],
  ['fujitsu-k5', 'request/dpd/action/enum', ['must', 'must'], /names two/],
  ['fujitsu-k5', 'request/dpd/accepted', ['must', 'must'], /names two/],
  ['fujitsu-k5', 'request/mtu/accepted', ['must', undefined], /no such row/],
  ['fujitsu-k5', 'request/local_ep_group_id/accepted', ['must', undefined], /no such row/],
  ['fujitsu-k5', 'request/dpd/timeout/x-greater-than', ['must', 'should'], /no order/],
  ['fujitsu-k5', 'response/mtu/required', ['must', 'should'], /no table of the response/],
  ['fujitsu-k5', 'response/project_id/required', ['must', undefined], /tenant_id alone/],
  ['fujitsu-k5', 'state/id/equals-path', ['must', 'should'], /no table of the response/],
])('%s differs in %s', (profile, id, expected, why) => {
  const found = differences(profile).find((one) => one.id === id);
  expect(found && levels(found)).toEqual(expected);
  expect(found?.why).toMatch(why);
});

describe.each(profileNames().slice(1))('profile %s', (profile) => {
  const found = differences(profile);

  test('says why, but for documented error bodies', () => {
    expect(found.filter(({ id, why }) => why === undefined && !id.startsWith('error/'))).toEqual([]);
  });

  test('has every clause of the page, or says that it has it not', () => {
    const own = new Set(clausesOf(contractOf(profile, 4), updateConnection).map(({ id }) => id));
    const left = clausesOf(page, updateConnection).filter(({ id }) => !own.has(id));
    expect(found.filter((one) => !one.profile).map(({ id }) => id)).toEqual(left.map(({ id }) => id));
  });

  test('takes no must from anybody but the page and its own source', () => {
    const musts = clausesOf(contractOf(profile, 4), updateConnection).filter(({ level }) => level === 'must');
    const own = profile === 'openstack' ? 'openstack' : 'profile';
    expect(musts.filter(({ origin }) => origin !== 'page' && origin !== own)).toEqual([]);
  });
});
