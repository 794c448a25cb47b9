import type { Behaviour } from '../behaviour.ts';
import type { Fault } from '../fault.ts';
import { lawful } from '../lawful.ts';
import { Refusal } from '../refusal.ts';
import { together } from '../together.ts';

const kind = 'wrong status';

/** What one check across attributes refuses is answered with another status. */
const answering = (name: 'dpd' | 'mtu', status: number): Partial<Behaviour> => ({
  codes: { ...lawful.codes, groupNotFound: status },
  together: {
    ...together,
    [name]: (attempt: Parameters<typeof together.dpd>[0]) => {
      const refusal = together[name](attempt);
      return refusal && new Refusal('groupNotFound', refusal.type, refusal.message);
    },
  },
});

/** Statuses that the page gives to something else, and ids that do not belong together. */
export const statuses: readonly Fault[] = [
  {
    name: 'update-of-psk-answers-202',
    says: 'an update of psk is carried out and answered with 202',
    kind,
    seenBy: ['status/200/update'],
    behave: () => {
      let changed = false;
      return {
        save: (entry, merged) => {
          changed = entry.connection.psk !== merged.psk;
          lawful.save(entry, merged);
        },
        deliver: (answer, { method }) =>
          method === 'PUT' && answer.status === 200 && changed ? { ...answer, status: 202 } : answer,
      };
    },
  },
  {
    name: 'dpd-order-answered-409',
    says: 'a dpd timeout that is too small is refused with 409',
    kind,
    seenBy: ['status/400/invalid-content'],
    behave: () => answering('dpd', 409),
  },
  {
    name: 'small-mtu-answered-422',
    says: 'an mtu that is too small is refused with 422',
    kind,
    seenBy: ['status/400/invalid-content'],
    behave: () => answering('mtu', 422),
  },
  {
    name: 'project-of-the-service-shown',
    says: 'project_id is that of the VPN service, tenant_id that of the connection',
    kind: 'lies in the answer',
    seenBy: ['state/tenant_id/equals-project_id'],
    behave: () => ({
      present: (connection) => ({
        ipsec_site_connection: { ...connection, project_id: '6d1f4a2c9b8e47d0a3c5e7f901b2d384' },
      }),
    }),
  },
];
