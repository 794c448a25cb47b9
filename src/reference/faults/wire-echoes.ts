import type { Fault, Wire } from '../fault.ts';
import { storedClauses } from './stored-clauses.ts';
import { showing } from './wire-answer.ts';
import { at, bodyOf, changedAt } from './wire-connection.ts';
import { readFor } from './wire-request.ts';

/** Answers with the connection as it was before the update; what is stored is right. */
const before: () => Wire = () => async (request, send) => {
  if (request.method !== 'PUT') return send(request);
  const old = await readFor(request, send);
  const answer = await send(request);
  return old && answer?.status === 200 ? { ...answer, body: bodyOf(old) } : answer;
};

/** A place, and a value of the right type that is never the stored one. */
const others: readonly (readonly [place: string, change: (value: unknown) => unknown])[] = [
  ['name', (value) => `${value}-`],
  ['description', (value) => `${value}.`],
  ['peer_address', (value) => (value === '192.0.2.99' ? '192.0.2.98' : '192.0.2.99')],
  ['peer_id', (value) => `${value}-`],
  ['local_id', (value) => `${value}-`],
  ['psk', (value) => `${value}-`],
  ['initiator', (value) => (value === 'response-only' ? 'bi-directional' : 'response-only')],
  ['admin_state_up', (value) => !value],
  ['mtu', (value) => Number(value) + 1],
  ['dpd/action', (value) => (value === 'hold' ? 'clear' : 'hold')],
  ['dpd/interval', (value) => (value === 1 ? 2 : Number(value) - 1)],
  ['dpd/timeout', (value) => Number(value) + 1],
];

const another: readonly Fault[] = others.map(([place, change]) => ({
  name: `answers-another-${place.replace('/', '-').replaceAll('_', '-')}`,
  says: `the answer to an update shows another ${place.replace('/', '.')} than the one that is stored`,
  kind: 'lies in the answer',
  seenBy: [`state/${place}/stored`, 'state/response/equals-read'],
  alsoBy: ['response/dpd/', 'state/dpd/'],
  wire: showing((shown) => changedAt(shown, place, change)),
}));

const readOnly: readonly Fault[] = ['vpnservice_id', 'ikepolicy_id', 'ipsecpolicy_id', 'peer_cidrs'].map(
  (name) => ({
    name: `answers-another-${name.replaceAll('_', '-')}`,
    says: `the answer to an update shows another ${name} than reads do`,
    kind: 'lies in the answer',
    seenBy: ['state/response/equals-read'],
    wire: showing((shown) =>
      changedAt(shown, name, () =>
        name === 'peer_cidrs' ? ['198.51.100.0/24'] : '00000000-0000-4000-8000-00000000abcd',
      ),
    ),
  }),
);

/** Answers to updates that show something else than what is stored. */
export const echoes: readonly Fault[] = [
  ...another,
  ...readOnly,
  {
    name: 'answers-with-the-state-before',
    says: 'an update is answered with the connection as it was before',
    kind: 'lies in the answer',
    seenBy: ['state/response/equals-read', ...storedClauses],
    wire: before,
  },
  {
    name: 'answers-with-what-was-sent',
    says: 'an update is answered with the attributes sent and no others',
    kind: 'lies in the answer',
    seenBy: ['response/tenant_id/required', 'response/status/required', 'response/vpnservice_id/required'],
    alsoBy: ['response/', 'state/response/equals-read'],
    wire: showing((_, sent) => sent),
  },
  {
    name: 'answers-with-defaults',
    says: 'the answer to an update shows the documented default of each attribute that was not sent',
    kind: 'lies in the answer',
    seenBy: ['state/response/equals-read'],
    alsoBy: ['response/dpd/', 'state/dpd/'],
    wire: showing((shown, sent) => ({
      ...shown,
      name: '',
      description: '',
      local_id: '',
      initiator: 'bi-directional',
      ...sent,
    })),
  },
  {
    name: 'answers-with-sent-attributes-exchanged',
    says: 'the answer to an update shows peer_id in the place of local_id',
    kind: 'lies in the answer',
    seenBy: ['state/local_id/stored', 'state/response/equals-read'],
    wire: showing((shown) => changedAt(shown, 'local_id', () => at(shown, 'peer_id'))),
  },
];
