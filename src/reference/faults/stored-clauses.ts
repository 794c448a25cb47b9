import { storedClause, storedPlaces } from './places.ts';

/** The clauses that say that what was sent is stored and returned, attribute by attribute. */
export const storedClauses: readonly string[] = storedPlaces.map(storedClause);
