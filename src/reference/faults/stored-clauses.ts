/** The clauses that say that what was sent is stored and returned, attribute by attribute. */
export const storedClauses: readonly string[] = [
  'name',
  'description',
  'peer_address',
  'peer_id',
  'local_id',
  'psk',
  'initiator',
  'admin_state_up',
  'mtu',
  'dpd/action',
  'dpd/interval',
  'dpd/timeout',
].map((place) => `state/${place}/stored`);
