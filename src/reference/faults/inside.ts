import type { Fault } from '../fault.ts';
import { acceptsAddresses } from './accepts-addresses.ts';
import { acceptsJson } from './accepts-json.ts';
import { acceptsNumbers } from './accepts-numbers.ts';
import { acceptsOrders } from './accepts-orders.ts';
import { acceptsShapes } from './accepts-shapes.ts';
import { acceptsTypes } from './accepts-types.ts';
import { acceptsTypesOfValues } from './accepts-types-of-values.ts';
import { acceptsWords } from './accepts-words.ts';
import { access } from './access.ts';
import { coerces } from './coerces.ts';
import { crashesOnContent } from './crashes-on-content.ts';
import { crashesOnShape } from './crashes-on-shape.ts';
import { crashesOnTypes } from './crashes-on-types.ts';
import { inDialects } from './dialects.ts';
import { foreignAccess } from './foreign-access.ts';
import { merges } from './merges.ts';
import { mergesDpd } from './merges-dpd.ts';
import { readOnly } from './read-only.ts';
import { refusesNumbers } from './refuses-numbers.ts';
import { refusesOrders } from './refuses-orders.ts';
import { refusesTexts } from './refuses-texts.ts';
import { refusesUpdates } from './refuses-updates.ts';
import { refusesWords } from './refuses-words.ts';
import { sequences } from './sequences.ts';
import { silentChanges } from './silent-changes.ts';
import { statuses } from './statuses.ts';
import { storedIdentities } from './stored-identities.ts';
import { storedNumbers } from './stored-numbers.ts';
import { storedTexts } from './stored-texts.ts';
import { storedWords } from './stored-words.ts';
import { storesOnRefusal } from './stores-on-refusal.ts';

/** Defects inside the reference server. */
export const inside: readonly Fault[] = [
  ...acceptsShapes,
  ...acceptsJson,
  ...acceptsTypes,
  ...acceptsTypesOfValues,
  ...acceptsNumbers,
  ...acceptsOrders,
  ...acceptsWords,
  ...acceptsAddresses,
  ...coerces,
  ...refusesNumbers,
  ...refusesOrders,
  ...refusesWords,
  ...refusesTexts,
  ...refusesUpdates,
  ...merges,
  ...mergesDpd,
  ...storesOnRefusal,
  ...crashesOnContent,
  ...crashesOnTypes,
  ...crashesOnShape,
  ...storedTexts,
  ...storedIdentities,
  ...storedNumbers,
  ...storedWords,
  ...readOnly,
  ...access,
  ...foreignAccess,
  ...statuses,
  ...sequences,
  ...silentChanges,
  ...inDialects,
];
