import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { checkNames } from '../names.ts';
import { merging } from './alter.ts';

const unsent = { kind: 'merges wrongly', seenBy: ['state/unsent/unchanged'] } as const;
const defaults = { action: 'hold', interval: 30, timeout: 120 } as const;

/** Updates that the page neither asks for nor forbids: accepted, and something else is stored than they say. */
export const silentChanges: readonly Fault[] = [
  {
    ...unsent,
    name: 'empty-update-resets-dpd',
    says: 'an update without attributes sets dpd to its defaults',
    behave: () =>
      merging((stored, sent) =>
        Object.keys(sent).length === 0 ? { ...stored, dpd: defaults } : merge(stored, sent),
      ),
  },
  {
    ...unsent,
    name: 'empty-dpd-resets-dpd',
    says: 'a dpd without members sets dpd to its defaults',
    seenBy: ['state/dpd/unsent-unchanged'],
    behave: () =>
      merging((stored, sent) =>
        sent.dpd && Object.keys(sent.dpd).length === 0 ? { ...stored, dpd: defaults } : merge(stored, sent),
      ),
  },
  {
    ...unsent,
    name: 'lone-endpoint-group-clears-the-other',
    says: 'an endpoint group that is sent without the other one clears that',
    alsoBy: ['state/repeated/'],
    behave: () =>
      merging((stored, sent) => {
        const { local_ep_group_id: local, peer_ep_group_id: peer } = sent;
        const lone = (local === undefined) !== (peer === undefined);
        const cleared = { local_ep_group_id: local ?? '', peer_ep_group_id: peer ?? '' };
        return { ...merge(stored, sent), ...(lone && cleared) };
      }),
  },
  {
    ...unsent,
    name: 'unknown-attribute-clears-description',
    says: 'an attribute of no table is passed over, and the description is emptied',
    behave: () => ({
      checkNames: ({ vendor_extension: _, ...sent }) => checkNames(sent),
      merge: (stored, sent) =>
        'vendor_extension' in sent ? { ...stored, description: '' } : merge(stored, sent),
    }),
  },
];
