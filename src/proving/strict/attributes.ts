import { isJsonObject, type JsonObject } from '../json-object.ts';
import { READ_ONLY } from '../page-names.ts';
import { isPeerAddress } from '../peer-address.ts';
import { Refusal } from './refusal.ts';

type Rule = (value: unknown) => string | undefined;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LONGEST = 255;

const text: Rule = (value) => {
  if (typeof value !== 'string') return 'is not a string';
  return [...value].length > LONGEST ? `is longer than ${LONGEST} characters` : undefined;
};

const textThat =
  (holds: (value: string) => boolean, otherwise: string): Rule =>
  (value) =>
    text(value) ?? (typeof value === 'string' && holds(value) ? undefined : otherwise);

const oneOf = (...words: string[]): Rule =>
  textThat((value) => words.includes(value), `is none of ${words.join(', ')}`);

const integerFrom =
  (least: number): Rule =>
  (value) => {
    if (!Number.isSafeInteger(value)) return 'is not an integer';
    return Number(value) < least ? `is less than ${least}` : undefined;
  };

const DPD_RULES: Readonly<Record<string, Rule>> = {
  action: oneOf('clear', 'hold', 'restart', 'disabled', 'restart-by-peer'),
  interval: integerFrom(1),
  timeout: integerFrom(1),
};

const groupId = textThat((value) => UUID.test(value), 'is not a UUID in lower case');

const RULES: Readonly<Record<string, Rule>> = {
  admin_state_up: (value) => (typeof value === 'boolean' ? undefined : 'is not a boolean'),
  description: text,
  dpd: (value) => (isJsonObject(value) ? undefined : 'is not an object'),
  initiator: oneOf('bi-directional', 'response-only'),
  local_ep_group_id: groupId,
  local_id: text,
  name: text,
  peer_address: textThat(isPeerAddress, 'is neither an IP address nor an FQDN'),
  peer_ep_group_id: groupId,
  peer_id: text,
  psk: text,
};

/** Refuses (400) the first attribute that is unknown, read-only or not of the page's type, word or limit; `leastMtu` in bytes. */
export function refuseAttributes(sent: JsonObject, leastMtu: number): void {
  const rules = { ...RULES, mtu: integerFrom(leastMtu) };
  for (const [name, value] of Object.entries(sent)) {
    if (READ_ONLY.has(name)) throw new Refusal(400, name, 'is read-only');
    refuse(rules, '', name, value);
  }
  if (isJsonObject(sent['dpd'])) {
    for (const [name, value] of Object.entries(sent['dpd'])) refuse(DPD_RULES, 'dpd.', name, value);
  }
}

function refuse(rules: Readonly<Record<string, Rule>>, parent: string, name: string, value: unknown): void {
  const at = `${parent}${name}`;
  if (!Object.hasOwn(rules, name)) throw new Refusal(400, at, 'is not an attribute of a connection');
  const problem = rules[name]?.(value);
  if (problem !== undefined) throw new Refusal(400, at, problem);
}
