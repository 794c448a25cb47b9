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

/** An update of one attribute, with such a value there. */
const has = (place: string, test: (value: unknown) => boolean) => (sent: Attributes) =>
  Object.keys(sent).length === 1 && at(sent, place) !== undefined && test(at(sent, place));
const is = (place: string, value: unknown) => has(place, (one) => one === value);
const matches = (place: string, pattern: RegExp) =>
  has(place, (value) => typeof value === 'string' && pattern.test(value));

const rows: readonly Row[] = [
  { name: 'name-empty', says: 'an empty name', seenBy: 'request/name/accepted', refused: is('name', '') },
  {
    name: 'name-with-blank',
    says: 'a name with a blank',
    seenBy: 'request/name/accepted',
    refused: matches('name', / /),
  },
  {
    name: 'description-empty',
    says: 'an empty description',
    seenBy: 'request/description/accepted',
    refused: is('description', ''),
  },
  {
    name: 'peer-address-literal',
    says: 'an IP address as peer_address',
    seenBy: 'request/peer_address/accepted',
    refused: matches('peer_address', /^[\d.]+$|:/),
  },
  {
    name: 'peer-id-email',
    says: 'an e-mail address as peer_id',
    seenBy: 'request/peer_id/accepted',
    refused: matches('peer_id', /@/),
  },
  {
    name: 'peer-id-ipv6',
    says: 'an IPv6 address as peer_id',
    seenBy: 'request/peer_id/accepted',
    refused: matches('peer_id', /:/),
  },
  {
    name: 'peer-id-name',
    says: 'a name as peer_id',
    seenBy: 'request/peer_id/accepted',
    refused: matches('peer_id', /^[a-z][\w.-]*$/i),
  },
  {
    name: 'local-id-empty',
    says: 'an empty local_id',
    seenBy: 'request/local_id/accepted',
    refused: is('local_id', ''),
  },
  {
    name: 'local-id-email',
    says: 'an e-mail address as local_id',
    seenBy: 'request/local_id/accepted',
    refused: matches('local_id', /@/),
  },
  {
    name: 'psk-with-punctuation',
    says: 'a psk with other characters than letters and digits',
    seenBy: 'request/psk/accepted',
    refused: matches('psk', /\W/),
  },
  {
    name: 'initiator-response-only',
    says: 'initiator response-only',
    seenBy: 'request/initiator/accepted',
    refused: is('initiator', 'response-only'),
  },
  {
    name: 'initiator-bi-directional',
    says: 'initiator bi-directional',
    seenBy: 'request/initiator/accepted',
    refused: is('initiator', 'bi-directional'),
  },
  {
    name: 'admin-state-up-false',
    says: 'admin_state_up false',
    seenBy: 'request/admin_state_up/accepted',
    refused: is('admin_state_up', false),
  },
  {
    name: 'mtu-at-the-minimum',
    says: 'the smallest mtu',
    seenBy: 'request/mtu/accepted',
    refused: has('mtu', (mtu) => mtu === 68 || mtu === 1280),
  },
  {
    name: 'mtu-above-1500',
    says: 'an mtu above 1500',
    seenBy: 'request/mtu/accepted',
    refused: has('mtu', (mtu) => typeof mtu === 'number' && mtu > 1500),
  },
  ...['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'].map((action) => ({
    name: `dpd-action-${action}`,
    says: `dpd.action ${action}`,
    seenBy: 'request/dpd/accepted',
    refused: is('dpd/action', action),
  })),
  {
    name: 'dpd-interval-1',
    says: 'a dpd.interval of 1',
    seenBy: 'request/dpd/accepted',
    refused: is('dpd/interval', 1),
  },
  {
    name: 'dpd-timeout-one-above-interval',
    says: 'a dpd.timeout one above the interval',
    seenBy: 'request/dpd/accepted',
    refused: has('dpd', (dpd) => isObject(dpd) && dpd['timeout'] === Number(dpd['interval']) + 1),
  },
  {
    name: 'endpoint-groups',
    says: 'an update of both endpoint groups',
    seenBy: 'request/local_ep_group_id/accepted',
    refused: (sent) => Object.keys(sent).join() === 'local_ep_group_id,peer_ep_group_id',
  },
  {
    name: 'peer-address-name',
    says: 'a name as peer_address',
    seenBy: 'request/peer_address/accepted-name',
    refused: matches('peer_address', /[g-z]/),
  },
  {
    name: 'several-attributes',
    says: 'an update of more than four attributes',
    seenBy: 'request/combined/accepted',
    refused: (sent) => Object.keys(sent).length > 4,
  },
  {
    name: 'partial-dpd',
    says: 'a dpd without all of its keys',
    seenBy: 'state/dpd/unsent-unchanged',
    refused: has('dpd', (dpd) => isObject(dpd) && Object.keys(dpd).length < 3),
  },
  {
    name: 'update-of-description-alone',
    says: 'an update of description alone',
    seenBy: 'request/example/accepted',
    refused: (sent) => Object.keys(sent).join() === 'description',
  },
];

/** Valid updates that are refused; nothing of them is stored. */
export const refused: readonly Fault[] = rows.map(({ name, says, seenBy, refused: test }) => ({
  name: `refuses-${name}`,
  says: `${says} is refused, and nothing stored`,
  kind: 'refuses what is valid',
  seenBy: [seenBy],
  alsoBy: ['request/', 'state/'],
  wire: refusing(test),
}));
