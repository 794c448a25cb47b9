import { peerAddress } from '../address.ts';
import { flag, integer, type Rule, text } from '../rule.ts';
import { rules } from '../rules.ts';
import { both, type Dialect, lengthFrom } from './dialect.ts';

const key: Rule = (value) =>
  /[ ?]/.test(String(value)) ? 'the key has a blank or a question mark' : undefined;

const only =
  (one: unknown): Rule =>
  (value) =>
    value === one ? undefined : `it can only be ${String(one)}`;

const { description: _internal, local_id: _unknown, ...unlimited } = rules;

/** Open Telekom Cloud: fixed mtu and state, shorter texts, neither description nor local_id in an update. */
export const otc: Dialect = {
  rules: {
    ...unlimited,
    psk: both(text, both(lengthFrom(6, 128), key)),
    name: both(text, lengthFrom(1, 64)),
    peer_address: both(lengthFrom(0, 250), peerAddress),
    peer_id: both(text, lengthFrom(0, 250)),
    mtu: both(integer(1), only(1500)),
    admin_state_up: both(flag, only(true)),
  },
  unshown: ['local_id', 'split_selector'],
};
