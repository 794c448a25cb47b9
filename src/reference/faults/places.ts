/** The attributes that take any text. */
export const freeTexts = ['name', 'description', 'peer_id', 'local_id', 'psk'] as const;

/** The attributes that are positive integers. */
export const numbers = ['mtu', 'dpd.interval', 'dpd.timeout'] as const;

/** The attributes of an update that are no endpoint groups, the members of dpd in its place. */
export const storedPlaces = [
  'name',
  'description',
  'peer_address',
  'peer_id',
  'local_id',
  'psk',
  'initiator',
  'admin_state_up',
  'mtu',
  'dpd.action',
  'dpd.interval',
  'dpd.timeout',
] as const;

/** A place as a part of a fault's name: `dpd.interval` is `dpd-interval`. */
export const kebab = (place: string): string => place.replaceAll(/[._]/g, '-');

/** The clause on one keyword of a place in a request. */
export const requestClause = (place: string, keyword: string): string =>
  `request/${place.replaceAll('.', '/')}/${keyword}`;

/** The clause on the stored value of a place. */
export const storedClause = (place: string): string => `state/${place.replaceAll('.', '/')}/stored`;
