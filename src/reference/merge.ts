import type { Connection, Update } from './connection.ts';

/** The connection after the update: what is not sent keeps its stored value, inside `dpd` too. */
export function merge(stored: Connection, sent: Update): Connection {
  return { ...stored, ...sent, dpd: { ...stored.dpd, ...sent.dpd } };
}
