/** The attributes of a connection or of an update, as they stand inside the wrapper of a body. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What an update can carry, but for endpoint groups. */
export const writable: readonly string[] = [
  ...['name', 'description', 'peer_address', 'peer_id', 'local_id', 'psk'],
  ...['initiator', 'admin_state_up', 'mtu', 'dpd'],
];

const wrapper = 'ipsec_site_connection';

/** The value of a body; undefined where it is not JSON. */
export function jsonOf(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** The attributes inside a body's wrapper; undefined where there are none. */
export function attributesIn(body: string | undefined): Attributes | undefined {
  const whole = jsonOf(body);
  const inside = isObject(whole) ? whole[wrapper] : undefined;
  return isObject(inside) ? inside : undefined;
}

/** A body with these attributes inside its wrapper. */
export function bodyOf(attributes: unknown): string {
  return JSON.stringify({ [wrapper]: attributes });
}

/** The value at a place, such as `mtu` or `dpd/interval`. */
export function at(attributes: Attributes, place: string): unknown {
  const [name = '', key] = place.split('/');
  const value = attributes[name];
  return key === undefined ? value : isObject(value) ? value[key] : undefined;
}

/** The attributes with another value at a place; as they are where they lack it. `undefined` takes the place out. */
export function changedAt(
  attributes: Attributes,
  place: string,
  change: (value: unknown) => unknown,
): Attributes {
  const [name = '', key] = place.split('/');
  const value = attributes[name];
  if (!(name in attributes)) return attributes;
  if (key === undefined) return without({ ...attributes, [name]: change(value) });
  return isObject(value) ? { ...attributes, [name]: changedAt(value, key, change) } : attributes;
}

export function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
