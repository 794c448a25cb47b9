import type { Connection, Update } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { merging } from './alter.ts';
import { kebab } from './places.ts';

const common = {
  kind: 'merges wrongly',
  seenBy: ['state/unsent/unchanged'],
  alsoBy: ['state/', 'response/dpd/timeout/x-greater-than'],
} as const;

const defaults = {
  name: '',
  description: '',
  local_id: '',
  initiator: 'bi-directional',
  admin_state_up: true,
  mtu: 1500,
  dpd: { action: 'hold', interval: 30, timeout: 120 },
} as const satisfies Partial<Connection>;

type Default = keyof typeof defaults;

/** The lawful merge, into a connection that was changed before where `when` says so. */
const after = (change: Partial<Connection>, when: (sent: Update) => boolean = () => true) =>
  merging((stored, sent) => merge(when(sent) ? { ...stored, ...change } : stored, sent));

const unsent = (name: Default): Fault => ({
  ...common,
  name: `${kebab(name)}-reset-when-not-sent`,
  says: `${name} is set to its default where it is not sent`,
  behave: () => after({ [name]: defaults[name] }),
});

const by = (cause: keyof Update, name: Default): Fault => ({
  ...common,
  name: `${kebab(name)}-reset-by-${kebab(cause)}`,
  says: `an update of ${cause} sets ${name} to its default`,
  behave: () => after({ [name]: defaults[name] }, (sent) => sent[cause] !== undefined),
});

/** Attributes that are not sent and do not keep their values. */
export const merges: readonly Fault[] = [
  {
    ...common,
    name: 'update-replaces-all',
    says: 'every attribute that is not sent is set to its default',
    behave: () => after(defaults),
  },
  ...(['name', 'description', 'local_id', 'initiator', 'mtu', 'dpd', 'admin_state_up'] as const).map(unsent),
  {
    ...common,
    name: 'admin-state-false-when-not-sent',
    says: 'admin_state_up is set to false where it is not sent',
    metIn: 'opentelekomcloud/terraform #1730',
    behave: () => after({ admin_state_up: false }),
  },
  { ...by('psk', 'dpd'), metIn: 'opentelekomcloud/terraform #2579' },
  by('name', 'description'),
  by('peer_address', 'mtu'),
  by('admin_state_up', 'initiator'),
  by('peer_id', 'local_id'),
  by('initiator', 'dpd'),
  {
    ...common,
    name: 'psk-reset-by-peer-id',
    says: 'an update of peer_id sets another psk',
    behave: () => after({ psk: 'initial' }, (sent) => sent.peer_id !== undefined),
  },
  {
    ...common,
    name: 'dpd-timeout-doubled-by-mtu',
    says: 'an update of mtu doubles the dpd timeout',
    behave: () =>
      merging((stored, sent) => {
        const timeout = stored.dpd.timeout * (sent.mtu === undefined ? 1 : 2);
        return merge({ ...stored, dpd: { ...stored.dpd, timeout } }, sent);
      }),
  },
  {
    ...common,
    name: 'endpoint-groups-cleared-when-not-sent',
    says: 'an endpoint group that is not sent is cleared',
    behave: () => after({ local_ep_group_id: '', peer_ep_group_id: '' }),
  },
];
