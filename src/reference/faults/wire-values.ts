import type { Fault } from '../fault.ts';
import { showing } from './wire-answer.ts';
import { type Attributes, at, changedAt } from './wire-connection.ts';

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: readonly string[];
  readonly place: string;
  readonly change: (value: unknown, shown: Attributes) => unknown;
}

const rows: readonly Row[] = [
  {
    name: 'answers-unknown-initiator',
    says: 'initiator is shown without its hyphen',
    seenBy: ['response/initiator/enum'],
    place: 'initiator',
    change: (value) => String(value).replace('-', ''),
  },
  {
    name: 'answers-unknown-status',
    says: 'status is shown as FROZEN',
    seenBy: ['response/status/enum'],
    place: 'status',
    change: () => 'FROZEN',
  },
  {
    name: 'answers-status-in-lower-case',
    says: 'status is shown in lower case',
    seenBy: ['response/status/enum'],
    place: 'status',
    change: (value) => String(value).toLowerCase(),
  },
  {
    name: 'answers-unknown-auth-mode',
    says: 'auth_mode is shown as certs',
    seenBy: ['response/auth_mode/enum'],
    place: 'auth_mode',
    change: () => 'certs',
  },
  {
    name: 'answers-unknown-route-mode',
    says: 'route_mode is shown as dynamic',
    seenBy: ['response/route_mode/enum'],
    place: 'route_mode',
    change: () => 'dynamic',
  },
  {
    name: 'answers-unknown-dpd-action',
    says: 'dpd.action is shown as none',
    seenBy: ['response/dpd/action/enum'],
    place: 'dpd/action',
    change: () => 'none',
  },
  {
    name: 'answers-dpd-action-in-capitals',
    says: 'dpd.action is shown in capitals',
    seenBy: ['response/dpd/action/enum'],
    place: 'dpd/action',
    change: (value) => String(value).toUpperCase(),
  },
  {
    name: 'answers-mtu-67',
    says: 'mtu is shown as 67',
    seenBy: ['response/mtu/minimum'],
    place: 'mtu',
    change: () => 67,
  },
  {
    name: 'answers-dpd-interval-0',
    says: 'dpd.interval is shown as 0',
    seenBy: ['response/dpd/interval/exclusiveMinimum'],
    place: 'dpd/interval',
    change: () => 0,
  },
  {
    name: 'answers-dpd-timeout-0',
    says: 'dpd.timeout is shown as 0',
    seenBy: ['response/dpd/timeout/exclusiveMinimum', 'response/dpd/timeout/x-greater-than'],
    place: 'dpd/timeout',
    change: () => 0,
  },
  {
    name: 'answers-dpd-timeout-equal-to-interval',
    says: 'dpd.timeout is shown with the value of dpd.interval',
    seenBy: ['response/dpd/timeout/x-greater-than', 'state/dpd/timeout-above-interval'],
    place: 'dpd/timeout',
    change: (_, shown) => at(shown, 'dpd/interval'),
  },
  {
    name: 'answers-dpd-interval-above-timeout',
    says: 'dpd.interval is shown greater than dpd.timeout',
    seenBy: ['response/dpd/timeout/x-greater-than', 'state/dpd/timeout-above-interval'],
    place: 'dpd/interval',
    change: (_, shown) => Number(at(shown, 'dpd/timeout')) + 1,
  },
  {
    name: 'answers-another-project-id',
    says: 'project_id is shown otherwise than tenant_id',
    seenBy: ['state/tenant_id/equals-project_id', 'state/response/equals-read'],
    place: 'project_id',
    change: () => '0123456789abcdef0123456789abcdef',
  },
  {
    name: 'answers-another-tenant-id',
    says: 'tenant_id is shown otherwise than project_id',
    seenBy: ['state/tenant_id/equals-project_id', 'state/response/equals-read'],
    place: 'tenant_id',
    change: (value) => [...String(value)].reverse().join(''),
  },
  {
    name: 'answers-another-id',
    says: 'id is that of another connection',
    seenBy: ['state/id/equals-path', 'state/response/equals-read'],
    place: 'id',
    change: () => '7b0c6f0e-57c3-4e6c-9b1a-2d1f0a6f4c99',
  },
  {
    name: 'answers-id-of-vpnservice',
    says: 'id is that of the VPN service',
    seenBy: ['state/id/equals-path', 'state/response/equals-read'],
    place: 'id',
    change: (_, shown) => shown['vpnservice_id'],
  },
  {
    name: 'answers-masked-psk',
    says: 'psk is shown as stars',
    seenBy: ['response/psk/clear'],
    place: 'psk',
    change: () => '********',
  },
  {
    name: 'answers-empty-psk',
    says: 'psk is shown as empty text',
    seenBy: ['response/psk/clear'],
    place: 'psk',
    change: () => '',
  },
  {
    name: 'answers-peer-address-with-prefix',
    says: 'peer_address is shown with a prefix length',
    seenBy: ['response/peer_address/format'],
    place: 'peer_address',
    change: (value) => `${value}/32`,
  },
  {
    name: 'answers-peer-address-with-port',
    says: 'peer_address is shown with a port',
    seenBy: ['response/peer_address/format'],
    place: 'peer_address',
    change: (value) => `[${value}]:500`,
  },
  {
    name: 'answers-empty-peer-address',
    says: 'peer_address is shown as empty text',
    seenBy: ['response/peer_address/format'],
    place: 'peer_address',
    change: () => '',
  },
];

/** Answers to updates in which one value is of the right type and none that the page allows. */
export const wrongValues: readonly Fault[] = rows.map(({ name, says, seenBy, place, change }) => ({
  name,
  says: `in the answer to an update ${says}`,
  kind: 'lies in the answer',
  seenBy,
  alsoBy: place === 'psk' ? [] : ['state/', 'response/dpd/'],
  wire: showing((shown) => changedAt(shown, place, (value) => change(value, shown))),
}));
