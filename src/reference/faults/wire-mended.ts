import type { Fault } from '../fault.ts';
import { type Attributes, at, changedAt, isObject } from './wire-connection.ts';
import { mendingAttributes } from './wire-request.ts';

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: string;
  readonly alsoBy?: readonly string[];
  readonly profile?: 'openstack';
  readonly mend: (sent: Attributes) => Attributes;
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const isNumber = (value: unknown) => typeof value === 'number';
const actions = ['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'];
const initiators = ['response-only', 'bi-directional'];
const writable = [
  ...['name', 'description', 'peer_address', 'peer_id', 'local_id', 'psk', 'initiator', 'admin_state_up'],
  ...['mtu', 'dpd', 'local_ep_group_id', 'peer_ep_group_id'],
];
const readOnly = [
  ...['id', 'tenant_id', 'project_id', 'status', 'auth_mode', 'route_mode'],
  ...['vpnservice_id', 'ikepolicy_id', 'ipsecpolicy_id'],
];

const intoText = (place: string): Row => ({
  name: `${place.replaceAll('_', '-')}-turned-into-text`,
  says: `a ${place} of another type is turned into text`,
  seenBy: `request/${place}/type`,
  mend: (sent) => changedAt(sent, place, (value) => text(value) ?? JSON.stringify(value)),
});

const member = (place: string, members: readonly string[]): Row[] => [
  {
    name: `${place.replace('/', '-')}-trimmed-and-lower-cased`,
    says: `${place.replace('/', '.')} is accepted in any case and with blanks around it`,
    seenBy: `request/${place}/enum`,
    mend: (sent) =>
      changedAt(sent, place, (value) => text(value)?.trim().toLowerCase().replaceAll('_', '-') ?? value),
  },
  {
    name: `unknown-${place.replace('/', '-')}-becomes-default`,
    says: `an unknown ${place.replace('/', '.')} is replaced by a known one`,
    seenBy: `request/${place}/enum`,
    mend: (sent) =>
      changedAt(sent, place, (value) =>
        text(value) === undefined || members.includes(String(value)) ? value : members[1],
      ),
  },
];

const fractions = (place: string): Row => ({
  name: `${place.replace('/', '-')}-truncated`,
  says: `a fraction as ${place.replace('/', '.')} is cut to a whole number`,
  seenBy: `request/${place}/type/lossy`,
  mend: (sent) => changedAt(sent, place, (value) => (isNumber(value) ? Math.trunc(Number(value)) : value)),
});

const onlyNames = (attributes: Attributes, keep: (name: string) => boolean): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => keep(name)));

const rows: readonly Row[] = [
  ...['name', 'description', 'peer_id', 'local_id', 'psk'].map(intoText),
  ...member('initiator', initiators),
  ...member('dpd/action', actions),
  fractions('mtu'),
  fractions('dpd/interval'),
  fractions('dpd/timeout'),
  {
    name: 'mtu-raised-to-the-minimum',
    says: 'an mtu below the minimum is raised',
    seenBy: 'request/mtu/minimum',
    mend: (sent) => changedAt(sent, 'mtu', (mtu) => (isNumber(mtu) ? Math.max(Number(mtu), 1280) : mtu)),
  },
  {
    name: 'mtu-that-is-no-number-becomes-default',
    says: 'an mtu that is no number is replaced by 1500',
    seenBy: 'request/mtu/type',
    mend: (sent) => changedAt(sent, 'mtu', (mtu) => (isNumber(mtu) ? mtu : 1500)),
  },
  {
    name: 'admin-state-up-taken-as-truth',
    says: 'admin_state_up of any type counts as true or false',
    seenBy: 'request/admin_state_up/type',
    mend: (sent) => changedAt(sent, 'admin_state_up', Boolean),
  },
  {
    name: 'dpd-interval-that-is-no-number-becomes-1',
    says: 'a dpd.interval that is no number is replaced by 1',
    seenBy: 'request/dpd/interval/type',
    mend: (sent) => changedAt(sent, 'dpd/interval', (value) => (isNumber(value) ? value : 1)),
  },
  {
    name: 'dpd-interval-raised-to-1',
    says: 'a dpd.interval that is not positive is raised',
    seenBy: 'request/dpd/interval/exclusiveMinimum',
    mend: (sent) =>
      changedAt(sent, 'dpd/interval', (value) => (isNumber(value) ? Math.max(Number(value), 1) : value)),
  },
  {
    name: 'dpd-timeout-raised-when-not-positive',
    says: 'a dpd.timeout that is not positive is raised above the interval',
    seenBy: 'request/dpd/timeout/exclusiveMinimum',
    mend: (sent) =>
      changedAt(sent, 'dpd/timeout', (value) =>
        isNumber(value) && Number(value) <= 0 ? Number(at(sent, 'dpd/interval') ?? 3600) + 1 : value,
      ),
  },
  {
    name: 'dpd-interval-and-timeout-swapped',
    says: 'a dpd.timeout below the interval changes places with it',
    seenBy: 'request/dpd/timeout/x-greater-than',
    mend: (sent) => {
      const [interval, timeout] = [at(sent, 'dpd/interval'), at(sent, 'dpd/timeout')];
      if (!isNumber(interval) || !isNumber(timeout) || Number(timeout) >= Number(interval)) return sent;
      return changedAt(
        changedAt(sent, 'dpd/interval', () => timeout),
        'dpd/timeout',
        () => interval,
      );
    },
  },
  {
    name: 'dpd-timeout-equal-to-interval-raised',
    says: 'a dpd.timeout equal to the interval is raised by one',
    seenBy: 'request/dpd/timeout/x-greater-than',
    mend: (sent) =>
      changedAt(sent, 'dpd/timeout', (value) =>
        isNumber(value) && value === at(sent, 'dpd/interval') ? Number(value) + 1 : value,
      ),
  },
  {
    name: 'lone-dpd-timeout-raised',
    says: 'a dpd.timeout sent alone is raised above the stored interval',
    seenBy: 'state/dpd/judged-merged',
    mend: (sent) =>
      at(sent, 'dpd/interval') === undefined && Number(at(sent, 'dpd/timeout')) > 0
        ? changedAt(sent, 'dpd/timeout', () => 9000)
        : sent,
  },
  {
    name: 'invalid-peer-address-left-out',
    says: 'a peer_address that is no address is left out',
    seenBy: 'request/peer_address/format',
    mend: (sent) =>
      changedAt(sent, 'peer_address', (value) => (text(value) === undefined ? value : undefined)),
  },
  {
    name: 'peer-address-cut-at-the-slash',
    says: 'a peer_address with a prefix length is accepted without it',
    seenBy: 'request/peer_address/format',
    mend: (sent) => changedAt(sent, 'peer_address', (value) => text(value)?.split('/')[0] ?? value),
  },
  {
    name: 'unknown-attributes-left-out',
    says: 'attributes that no table has are passed over',
    seenBy: 'request/ipsec_site_connection/x-closed',
    profile: 'openstack',
    mend: (sent) => onlyNames(sent, (name) => writable.includes(name) || readOnly.includes(name)),
  },
  {
    name: 'unknown-dpd-keys-left-out',
    says: 'keys of dpd that no table has are passed over',
    seenBy: 'request/dpd/x-closed',
    profile: 'openstack',
    mend: (sent) =>
      changedAt(sent, 'dpd', (dpd) =>
        isObject(dpd) ? onlyNames(dpd, (key) => ['action', 'interval', 'timeout'].includes(key)) : dpd,
      ),
  },
  {
    name: 'read-only-attributes-left-out',
    says: 'attributes of the response table alone are passed over in an update',
    seenBy: 'request/ipsec_site_connection/x-read-only',
    profile: 'openstack',
    mend: (sent) => onlyNames(sent, (name) => !readOnly.includes(name)),
  },
];

/** Updates that are invalid, and carried out with other values. */
export const mended: readonly Fault[] = rows.map(({ seenBy, alsoBy, mend, ...row }) => ({
  ...row,
  kind: 'accepts what is invalid',
  seenBy: [seenBy],
  alsoBy: [`${seenBy.split('/').slice(0, -1).join('/')}/`, ...(alsoBy ?? [])],
  wire: mendingAttributes(mend),
}));
