import type { Behaviour } from '../behaviour.ts';
import type { Connection, Update } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { checkNames } from '../names.ts';
import { Refusal } from '../refusal.ts';
import { together } from '../together.ts';
import { freeTexts, kebab, requestClause } from './places.ts';

const kind = 'refuses what is valid';
const alsoBy = ['request/', 'state/'];

const refusal = new Refusal('invalid', 'HTTPBadRequest', 'this update is not supported');

/** Updates are refused by the names that they carry. */
const refusingNames = (test: (names: readonly string[]) => boolean): Partial<Behaviour> => ({
  checkNames: (sent) => checkNames(sent) ?? (test(Object.keys(sent)) ? refusal : undefined),
});

/** Updates are refused by what they change. */
const refusingChange = (test: (sent: Update, stored: Connection) => boolean): Partial<Behaviour> => ({
  together: {
    ...together,
    state: (attempt) => (test(attempt.sent, attempt.entry.connection) ? refusal : together.state(attempt)),
  },
});

const changesNothing = (sent: Update, stored: Connection) =>
  Object.entries({ ...sent, dpd: undefined }).every(
    ([name, value]) =>
      value === undefined || Object.entries(stored).some(([one, kept]) => one === name && kept === value),
  ) &&
  Object.entries(sent.dpd ?? {}).every(([name, value]) =>
    Object.entries(stored.dpd).some(([one, kept]) => one === name && kept === value),
  );

const alone = [...freeTexts, 'peer_address', 'initiator', 'admin_state_up', 'mtu', 'dpd'];

/** Valid updates that are refused for what they carry, or leave out. */
export const refusesUpdates: readonly Fault[] = [
  ...alone.map(
    (name): Fault => ({
      name: `${kebab(name)}-alone-refused`,
      says: `an update of ${name} and nothing else is refused`,
      kind,
      seenBy: [requestClause(name, 'accepted')],
      alsoBy,
      behave: () => refusingNames((names) => names.join() === name),
    }),
  ),
  {
    name: 'required-on-creation-required-on-update',
    says: 'an update without psk, peer_id and peer_address is refused',
    kind,
    seenBy: ['request/example/accepted'],
    alsoBy,
    behave: () =>
      refusingNames((names) => !['psk', 'peer_id', 'peer_address'].every((one) => names.includes(one))),
  },
  {
    name: 'endpoint-groups-refused',
    says: 'an update of the two endpoint groups is refused',
    kind,
    seenBy: ['request/local_ep_group_id/accepted'],
    alsoBy,
    behave: () =>
      refusingNames((names) => names.includes('local_ep_group_id') && names.includes('peer_ep_group_id')),
  },
  ...[4, 11].map(
    (most): Fault => ({
      name: `more-than-${most}-attributes-refused`,
      says: `an update of more than ${most} attributes is refused`,
      kind,
      seenBy: ['request/combined/accepted'],
      alsoBy,
      behave: () => refusingNames((names) => names.length > most),
    }),
  ),
  {
    name: 'psk-with-peer-id-refused',
    says: 'an update of both psk and peer_id is refused',
    kind,
    seenBy: ['request/combined/accepted'],
    alsoBy,
    behave: () => refusingNames((names) => names.includes('psk') && names.includes('peer_id')),
  },
  {
    name: 'no-change-refused',
    says: 'an update that changes nothing is refused',
    kind,
    seenBy: ['state/repeated/accepted', 'request/local_ep_group_id/accepted'],
    alsoBy,
    behave: () => refusingChange(changesNothing),
  },
  {
    name: 'whole-object-without-change-refused',
    says: 'an update of all attributes that changes nothing is refused',
    kind,
    seenBy: ['state/repeated/accepted'],
    behave: () =>
      refusingChange((sent, stored) => Object.keys(sent).length > 10 && changesNothing(sent, stored)),
  },
  {
    name: 'identical-body-in-a-row-refused',
    says: 'the same update twice in a row is refused the second time',
    kind,
    seenBy: ['state/repeated/accepted'],
    behave: () => {
      let last = '';
      return refusingChange((sent) => {
        const repeated = JSON.stringify(sent) === last;
        last = JSON.stringify(sent);
        return repeated;
      });
    },
  },
];
