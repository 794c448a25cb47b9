import { isIPv4 } from 'node:net';
import { members, oneOf, type Rule, shown } from '../rule.ts';
import { dpdRules, rules } from '../rules.ts';
import type { Dialect } from './dialect.ts';

const ipv4: Rule = (value) =>
  typeof value === 'string' && isIPv4(value) ? undefined : `${shown(value)} is not an IPv4 address`;

/** At most one CIDR. */
const cidrs: Rule = (value) =>
  Array.isArray(value) && value.length <= 1 && value.every((one) => /^[\d.]+\/\d{1,2}$/.test(String(one)))
    ? undefined
    : 'a list of at most one CIDR is expected';

const { mtu: _mtu, local_id: _id, local_ep_group_id: _local, peer_ep_group_id: _peer, ...listed } = rules;

/** Fujitsu Cloud Service K5: IPv4 peers, two dpd actions, no endpoint groups. */
export const fujitsuK5: Dialect = {
  rules: {
    ...listed,
    peer_address: ipv4,
    peer_cidrs: cidrs,
    dpd: members({ ...dpdRules, action: oneOf('hold', 'restart') }),
  },
  unshown: ['project_id', 'local_id', 'local_ep_group_id', 'peer_ep_group_id', 'split_selector'],
  has: ({ family }) => family === 4,
};
