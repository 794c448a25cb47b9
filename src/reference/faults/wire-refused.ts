import type { Fault, Wire, WireAnswer } from '../fault.ts';
import { type Attributes, at, attributesIn, isObject } from './wire-connection.ts';

const refusal: WireAnswer = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ NeutronError: { type: 'HTTPBadRequest', message: 'Invalid input.', detail: '' } }),
};

const refusing =
  (refused: (sent: Attributes) => boolean): (() => Wire) =>
  () =>
  async (request, send) => {
    const sent = request.method === 'PUT' ? attributesIn(request.body) : undefined;
    if (!sent || !refused(sent)) return send(request);
    const answer = await send({ ...request, body: '{}' });
    return answer?.status === 400 ? refusal : answer;
  };

interface Row {
  readonly name: string;
  readonly says: string;
  readonly seenBy: string;
  readonly refused: (sent: Attributes) => boolean;
}

const has = (place: string, test: (value: unknown) => boolean) => (sent: Attributes) =>
  at(sent, place) !== undefined && test(at(sent, place));
const is = (place: string, value: unknown) => has(place, (one) => one === value);
const matches = (place: string, pattern: RegExp) =>
  has(place, (value) => typeof value === 'string' && pattern.test(value));

const rows: readonly Row[] = [
  { name: 'name-empty', says: 'an empty name', seenBy: 'name', refused: is('name', '') },
  { name: 'name-with-blank', says: 'a name with a blank', seenBy: 'name', refused: matches('name', / /) },
  {
    name: 'description-empty',
    says: 'an empty description',
    seenBy: 'description',
    refused: is('description', ''),
  },
  {
    name: 'peer-address-of-ipv4',
    says: 'an IPv4 peer_address',
    seenBy: 'peer_address',
    refused: matches('peer_address', /^[\d.]+$/),
  },
  {
    name: 'peer-id-email',
    says: 'an e-mail address as peer_id',
    seenBy: 'peer_id',
    refused: matches('peer_id', /@/),
  },
  {
    name: 'peer-id-ipv6',
    says: 'an IPv6 address as peer_id',
    seenBy: 'peer_id',
    refused: matches('peer_id', /:/),
  },
  {
    name: 'peer-id-name',
    says: 'a name as peer_id',
    seenBy: 'peer_id',
    refused: matches('peer_id', /^[a-z][\w.-]*$/i),
  },
  { name: 'local-id-empty', says: 'an empty local_id', seenBy: 'local_id', refused: is('local_id', '') },
  {
    name: 'local-id-email',
    says: 'an e-mail address as local_id',
    seenBy: 'local_id',
    refused: matches('local_id', /@/),
  },
  {
    name: 'psk-with-punctuation',
    says: 'a psk with other characters than letters and digits',
    seenBy: 'psk',
    refused: matches('psk', /\W/),
  },
  {
    name: 'initiator-response-only',
    says: 'initiator response-only',
    seenBy: 'initiator',
    refused: is('initiator', 'response-only'),
  },
  {
    name: 'initiator-bi-directional',
    says: 'initiator bi-directional',
    seenBy: 'initiator',
    refused: is('initiator', 'bi-directional'),
  },
  {
    name: 'admin-state-up-false',
    says: 'admin_state_up false',
    seenBy: 'admin_state_up',
    refused: is('admin_state_up', false),
  },
  {
    name: 'mtu-at-the-minimum',
    says: 'the smallest mtu',
    seenBy: 'mtu',
    refused: (sent) => [68, 1280].includes(Number(sent['mtu'])),
  },
  {
    name: 'mtu-above-1500',
    says: 'an mtu above 1500',
    seenBy: 'mtu',
    refused: has('mtu', (mtu) => typeof mtu === 'number' && mtu > 1500),
  },
  ...['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'].map((action) => ({
    name: `dpd-action-${action}`,
    says: `dpd.action ${action}`,
    seenBy: 'dpd',
    refused: is('dpd/action', action),
  })),
  { name: 'dpd-interval-1', says: 'a dpd.interval of 1', seenBy: 'dpd', refused: is('dpd/interval', 1) },
  {
    name: 'dpd-timeout-one-above-interval',
    says: 'a dpd.timeout one above the interval',
    seenBy: 'dpd',
    refused: (sent) => at(sent, 'dpd/timeout') === Number(at(sent, 'dpd/interval')) + 1,
  },
  {
    name: 'endpoint-groups',
    says: 'an update of both endpoint groups',
    seenBy: 'local_ep_group_id',
    refused: (sent) => 'local_ep_group_id' in sent && 'peer_ep_group_id' in sent,
  },
  {
    name: 'several-attributes',
    says: 'an update of more than four attributes',
    seenBy: 'combined',
    refused: (sent) => Object.keys(sent).length > 4,
  },
  {
    name: 'partial-dpd',
    says: 'a dpd without all of its keys',
    seenBy: 'dpd/unsent-unchanged',
    refused: has('dpd', (dpd) => isObject(dpd) && Object.keys(dpd).length < 3),
  },
  {
    name: 'update-of-description-alone',
    says: 'an update of description alone',
    seenBy: 'example',
    refused: (sent) => Object.keys(sent).join() === 'description',
  },
];

/** Valid updates that are refused; nothing of them is stored. */
export const refused: readonly Fault[] = rows.map(({ name, says, seenBy, refused: test }) => ({
  name: `refuses-${name}`,
  says: `${says} is refused`,
  kind: 'refuses what is valid',
  seenBy: [seenBy.includes('/') ? `state/${seenBy}` : `request/${seenBy}/accepted`],
  alsoBy: ['request/', 'state/'],
  wire: refusing(test),
}));
