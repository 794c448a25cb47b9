import type { JsonObject } from '../model/json.ts';
import type { CaseRequest } from '../model/plan.ts';

/** Names around the attributes of an update. */
const wrapper = 'ipsec_site_connection';

/**
 * Says whether a tunnel may feel a request, were it carried out: it has a key, anywhere and whether or not it is JSON, that
 * is not one of the quiet attributes, or needs values of others.
 */
export function mayBeFelt(
  { body, raw }: Partial<CaseRequest>,
  given: JsonObject | undefined,
  quiet: readonly string[],
): boolean {
  const text = raw ?? JSON.stringify(body ?? null);
  const keys = [...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, key = '']) => key);
  return [...keys, ...Object.keys(given ?? {})].some((key) => key !== wrapper && !quiet.includes(key));
}
