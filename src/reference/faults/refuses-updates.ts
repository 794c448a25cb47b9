import type { Behaviour } from '../behaviour.ts';
import type { Connection, Update } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { checkNames } from '../names.ts';
import { Refusal } from '../refusal.ts';
import { together } from '../together.ts';
import { kebab, requestClause } from './places.ts';

const common = { kind: 'refuses what is valid', alsoBy: ['request/', 'state/'] } as const;
const refusal = new Refusal('invalid', 'HTTPBadRequest', 'this update is not supported');

/** Updates are refused by the names that they carry. */
const byNames = (test: (names: readonly string[]) => boolean): Partial<Behaviour> => ({
  checkNames: (sent) => checkNames(sent) ?? (test(Object.keys(sent)) ? refusal : undefined),
});

/** Updates are refused by what they send and what is stored. */
const byChange = (test: (sent: Update, stored: Connection) => boolean): Partial<Behaviour> => ({
  together: {
    ...together,
    state: (attempt) => (test(attempt.sent, attempt.entry.connection) ? refusal : together.state(attempt)),
  },
});

const changesNothing = (sent: Update, stored: Connection) => {
  const merged = { ...stored, ...sent, dpd: { ...stored.dpd, ...sent.dpd } };
  return JSON.stringify(merged) === JSON.stringify(stored);
};

const alone = (name: string): Fault => ({
  ...common,
  name: `${kebab(name)}-alone-refused`,
  says: `an update of ${name} and nothing else is refused`,
  seenBy: [requestClause(name, 'accepted')],
  behave: () => byNames((names) => names.join() === name),
});

/** Valid updates that are refused for what they carry, or leave out. */
export const refusesUpdates: readonly Fault[] = [
  ...['name', 'peer_address', 'peer_id', 'psk', 'mtu', 'dpd'].map(alone),
  { ...alone('description'), seenBy: ['request/example/accepted', 'request/description/accepted'] },
  {
    ...common,
    name: 'required-on-creation-required-on-update',
    says: 'an update without psk, peer_id and peer_address is refused',
    seenBy: ['request/example/accepted', 'request/dpd/accepted'],
    behave: () => byNames((names) => !['psk', 'peer_id', 'peer_address'].every((one) => names.includes(one))),
  },
  {
    ...common,
    name: 'endpoint-groups-together-refused',
    says: 'an update of the two endpoint groups is refused',
    seenBy: ['request/local_ep_group_id/accepted', 'request/combined/accepted'],
    behave: () => byNames((names) => names.filter((name) => name.endsWith('_ep_group_id')).length === 2),
  },
  {
    ...common,
    name: 'more-than-11-attributes-refused',
    says: 'an update of more than eleven attributes is refused',
    seenBy: ['request/combined/accepted'],
    behave: () => byNames((names) => names.length > 11),
  },
  {
    ...common,
    name: 'psk-with-peer-id-refused',
    says: 'an update of both psk and peer_id is refused',
    seenBy: ['request/combined/accepted'],
    behave: () => byNames((names) => names.includes('psk') && names.includes('peer_id')),
  },
  {
    ...common,
    name: 'no-change-refused',
    says: 'an update that changes nothing is refused',
    seenBy: ['state/repeated/accepted', 'request/local_ep_group_id/accepted'],
    behave: () => byChange(changesNothing),
  },
  {
    ...common,
    name: 'whole-object-without-change-refused',
    says: 'an update of all attributes that changes nothing is refused',
    seenBy: ['state/repeated/accepted'],
    behave: () => byChange((sent, stored) => Object.keys(sent).length > 10 && changesNothing(sent, stored)),
  },
  {
    ...common,
    name: 'same-update-in-a-row-refused',
    says: 'the same update twice in a row is refused the second time',
    seenBy: ['state/repeated/accepted'],
    behave: () => {
      let last = '';
      return byChange((sent) => {
        const before = last;
        last = JSON.stringify(sent);
        return before === last;
      });
    },
  },
];
