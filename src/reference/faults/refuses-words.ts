import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';
import { kebab } from './places.ts';

type Row = readonly [place: string, word: string | boolean, clause: string, metIn?: string];

const otc = 'docs.otc.t-systems.com';
const k5 = 'doc.cloud.global.fujitsu.com';

const rows: readonly Row[] = [
  ['initiator', 'response-only', 'request/initiator/accepted', otc],
  ['initiator', 'bi-directional', 'request/initiator/accepted'],
  ['dpd.action', 'clear', 'request/dpd/accepted', k5],
  ['dpd.action', 'hold', 'request/dpd/accepted'],
  ['dpd.action', 'restart', 'request/dpd/accepted'],
  ['dpd.action', 'disabled', 'request/dpd/accepted', k5],
  ['dpd.action', 'restart-by-peer', 'request/dpd/accepted', k5],
  ['admin_state_up', false, 'request/admin_state_up/accepted', otc],
  ['admin_state_up', true, 'request/admin_state_up/accepted'],
];

/** Members of enumerations, and booleans, that are refused. */
export const refusesWords: readonly Fault[] = rows.map(([place, word, clause, metIn]) => ({
  name: `${kebab(place)}-${word}-refused`,
  says: `${word} as ${place} is refused`,
  kind: 'refuses what is valid',
  seenBy: [clause, 'request/combined/accepted'],
  alsoBy: ['request/', 'state/'],
  ...(metIn !== undefined && { metIn }),
  behave: () => refusing(place, (value) => value === word),
}));
