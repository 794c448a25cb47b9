import { peerAddress } from './address.ts';
import { flag, integer, members, oneOf, type Rules, text, uuid } from './rule.ts';

/** Page rows interval, timeout and action: the members of `dpd`. */
export const dpdRules: Rules = {
  action: oneOf('clear', 'hold', 'restart', 'disabled', 'restart-by-peer'),
  interval: integer(1),
  timeout: integer(1),
};

/** The page's request table, a row each. Minimum mtu and timeout > interval need the stored connection. */
export const rules: Rules = {
  local_ep_group_id: uuid,
  peer_address: peerAddress,
  peer_id: text,
  psk: text,
  name: text,
  description: text,
  initiator: oneOf('response-only', 'bi-directional'),
  admin_state_up: flag,
  mtu: integer(1),
  peer_ep_group_id: uuid,
  dpd: members(dpdRules),
  local_id: text,
};
