import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { refusal } from './refusal.ts';

/**
 * Id of the external network that the router goes out by: the one of this name or id, or else the only one.
 * @throws UsageError where there is none, or several; TargetError where they cannot be listed
 */
export async function externalNetwork(api: NetworkApi, wanted: string | undefined): Promise<string> {
  const { answer } = await api.ask('GET', '/networks?router:external=true&fields=id&fields=name');
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json['networks'] : undefined;
  if (!Array.isArray(body)) throw refusal('the external networks cannot be listed', answer);
  const found = body.filter(isObject).map(({ id, name }) => ({ id: String(id), name: String(name) }));
  const named = found.filter(({ id, name }) => wanted === undefined || id === wanted || name === wanted);
  const [only] = named;
  if (only && named.length === 1) return only.id;
  const names = found.map(({ id, name }) => `${id} ${JSON.stringify(name)}`).join(', ');
  const problem =
    wanted === undefined || named.length > 1 ? 'which external network' : `no external network "${wanted}"`;
  throw new UsageError(
    found.length === 0
      ? 'there is no external network, without which a router cannot serve a VPN; nothing was made'
      : `${problem}: give --external-network ID, one of ${names}; nothing was made`,
  );
}
