import type { Behaviour } from '../behaviour.ts';
import type { Update } from '../connection.ts';
import type { Fault } from '../fault.ts';
import { lawful } from '../lawful.ts';
import { merge } from '../merge.ts';
import { type Attempt, together } from '../together.ts';
import { judging, type Places } from './alter.ts';
import { freeTexts, kebab } from './places.ts';

const common = { kind: 'stores on refusal', seenBy: ['state/refused/unchanged'] } as const;

/** Values are written into the connection that the request names while they are judged. */
function writing(places: Places, which: 'valid' | 'invalid'): Partial<Behaviour> {
  let id = '';
  return {
    authenticate: (request, token) => {
      id = request.path.split('/').at(-1) ?? '';
      return lawful.authenticate(request, token);
    },
    ...judging(places, (rule, place) => (value, store) => {
      const complaint = rule(value, store);
      const entry = store.connections.get(id);
      if (entry && (complaint === undefined) === (which === 'valid'))
        entry.connection = merge(entry.connection, updateOf(place, value));
      return complaint;
    }),
  };
}

function updateOf(place: string, value: unknown): Update {
  const [name = '', key] = place.split('.');
  return key === undefined ? { [name]: value } : { [name]: { [key]: value } };
}

/** A check across attributes that stores the update before it refuses it. */
const storingBefore = (name: 'dpd' | 'mtu'): Partial<Behaviour> => ({
  together: {
    ...together,
    [name]: (attempt: Attempt) => {
      const refusal = together[name](attempt);
      if (refusal !== undefined) attempt.entry.connection = attempt.merged;
      return refusal;
    },
  },
});

const invalidOf = (place: string): Fault => ({
  ...common,
  name: `${kebab(place)}-stored-though-refused`,
  says: `an invalid ${place} is stored before it is refused`,
  behave: () => writing(place, 'invalid'),
});

/** Refusals that leave a trace in what is stored. */
export const storesOnRefusal: readonly Fault[] = [
  ...['name', 'psk', 'peer_address', 'initiator', 'admin_state_up', 'mtu', 'dpd.action'].map(invalidOf),
  { ...invalidOf('dpd.timeout'), alsoBy: ['state/dpd/timeout-above-interval'] },
  {
    ...common,
    name: 'dpd-stored-though-out-of-order',
    says: 'a dpd whose timeout is too small is stored before it is refused',
    behave: () => storingBefore('dpd'),
  },
  {
    ...common,
    name: 'mtu-stored-though-below-minimum',
    says: 'an mtu below the minimum of its family is stored before it is refused',
    behave: () => storingBefore('mtu'),
  },
  {
    ...common,
    name: 'texts-stored-before-the-rest-is-judged',
    says: 'valid texts are stored before the attributes behind them are judged',
    behave: () => writing(freeTexts, 'valid'),
  },
  {
    ...common,
    name: 'dpd-members-stored-one-by-one',
    says: 'a valid dpd action is stored before the members behind it are judged',
    behave: () => writing('dpd.action', 'valid'),
  },
];
