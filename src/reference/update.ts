import type { Behaviour } from './behaviour.ts';
import type { Connection, Update } from './connection.ts';
import { Refusal } from './refusal.ts';
import { ruleFor } from './rule.ts';
import type { Store } from './store.ts';

/**
 * One update: the body is judged before the id is looked up, and nothing is stored before all is judged.
 * Returns the connection as updated, or why it is not.
 */
export function update(id: string, body: Uint8Array, store: Store, does: Behaviour): Connection | Refusal {
  const sent = does.unwrap(does.parse(body));
  if (sent instanceof Refusal) return sent;
  const refused = does.checkNames(sent) ?? checkValues(sent, store, does);
  if (refused !== undefined) return refused;

  const entry = does.find(store, id);
  if (entry === undefined) return unknownConnection(id);
  const checked: Update = sent;
  const merged = does.merge(entry.connection, checked, store);
  for (const check of Object.values(does.together)) {
    const refusal = check({ sent: checked, entry, merged, store });
    if (refusal !== undefined) return refusal;
  }
  does.save(entry, merged);
  return merged;
}

/** The refusal for an id that no connection has. */
export function unknownConnection(id: string): Refusal {
  return new Refusal('notFound', 'IPsecSiteConnectionNotFound', `ipsec_site_connection ${id} not found`);
}

function checkValues(
  sent: Readonly<Record<string, unknown>>,
  store: Store,
  does: Behaviour,
): Refusal | undefined {
  for (const [name, value] of Object.entries(sent)) {
    const complaint = ruleFor(does.rules, name)?.(value, store);
    if (complaint !== undefined)
      return new Refusal('invalid', 'HTTPBadRequest', `Invalid input for ${name}. Reason: ${complaint}.`);
  }
  return undefined;
}
