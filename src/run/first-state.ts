import { isMasked } from '../check/stored.ts';
import type { Contract } from '../contract/contract.ts';
import { TargetError } from '../errors.ts';
import type { Answer } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Family, TargetParameters } from '../model/plan.ts';
import { isPending, type Read } from '../target/session.ts';
import type { Foreigners } from '../target/target.ts';

/**
 * The connection as a first read shows it.
 * @param extensionLacks whether the cloud was seen not to list the extension `vpnaas`
 * @throws TargetError when it cannot be read, or lacks what would be needed to put it back
 */
export function firstState(
  { answer, state }: Read,
  url: string,
  id: string,
  extensionLacks = false,
): JsonObject {
  const extension = extensionLacks
    ? ' and does not list the extension vpnaas: is VPNaaS installed here?'
    : '';
  if (!state) throw new TargetError(`${whyNot(answer, url, id)}${extension}; nothing was written`);
  if (isPending(state)) {
    throw new TargetError(
      `connection ${id} stays ${String(state['status'])}: every update would be refused; nothing was written`,
    );
  }
  if (state['peer_address'] === undefined && state['mtu'] === undefined && state['name'] === undefined) {
    throw new TargetError(
      `${url} answers, but shows no attribute of connection ${id} that could be put back; nothing was written`,
    );
  }
  return state;
}

function whyNot(answer: Answer, url: string, id: string): string {
  if (answer.kind === 'none')
    return `${url} does not answer (${answer.code}): check the address, the port and the certificate`;
  switch (answer.status) {
    case 200:
      return `${url} answers, but not with a connection: is this the network endpoint?`;
    case 401:
      return `${url} does not accept the token (401): it may have expired`;
    case 403:
      return `the token may not read connection ${id} (403)`;
    case 404:
      return `${url} has no connection ${id} for this token (404)`;
    default:
      return `connection ${id} cannot be read at ${url}: status ${answer.status}`;
  }
}

/** What a plan needs to know of the connection. */
export function parametersOf(
  initial: JsonObject,
  contract: Contract,
  family: Family,
  fqdn: string | undefined,
  foreigners: Foreigners = {},
  gentle = false,
): TargetParameters {
  const atHand = (['other-project', 'reader'] as const).filter((one) => foreigners[one]);
  const { local_ep_group_id: local, peer_ep_group_id: peer } = initial;
  return {
    family,
    ...(fqdn !== undefined && { fqdn }),
    ...(typeof local === 'string' && typeof peer === 'string' && { endpointGroups: { local, peer } }),
    hidden: hiddenIn(initial, contract),
    ...(atHand.length > 0 && { foreigners: atHand }),
    ...(gentle && { gentle }),
  };
}

/** The attributes of a connection that cannot be read, and so could not be put back. */
export function hiddenIn(initial: JsonObject, { update }: Contract): string[] {
  return Object.keys(update.properties ?? {})
    .filter((name) => !name.endsWith('_ep_group_id'))
    .filter(
      (name) =>
        initial[name] === undefined || initial[name] === null || (name === 'psk' && isMasked(initial[name])),
    );
}
