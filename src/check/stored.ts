import { isIP } from 'node:net';
import { isObject, sameJson } from '../json.ts';
import type { State } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Attribute paths and values of an update, `dpd` key by key. */
export function leavesOf(attributes: JsonObject): [readonly string[], Json][] {
  return Object.entries(attributes).flatMap(([name, value]): [readonly string[], Json][] =>
    isObject(value) ? Object.entries(value).map(([key, inner]) => [[name, key], inner]) : [[[name], value]],
  );
}

/** The value at a path of a connection. */
export function at(state: State, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((node, name) => (isObject(node) ? node[name] : undefined), state);
}

/** Equality of a sent and a stored value: a name in `peer_address` may have become the address it resolves to. */
export function storedAs(path: readonly string[], sent: Json | undefined, stored: Json | undefined): boolean {
  if (sameJson(sent, stored)) return true;
  if (typeof sent !== 'string' || typeof stored !== 'string') return false;
  const name = path.join('.');
  const resolved = name === 'peer_address' && isIP(sent) === 0 && isIP(stored) !== 0;
  return resolved || (/(^|_)id$/.test(name) && sameUuid(sent, stored));
}

const mask = /^([*\u2022\u25cf#])\1*$|^\W*(redacted|hidden|masked|concealed)\W*$/i;

/** Says whether a server hides a secret instead of returning it. */
export function isMasked(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (typeof value === 'string' && mask.test(value))
  );
}

function sameUuid(left: string, right: string): boolean {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  return uuid.test(left) && left.toLowerCase() === right.toLowerCase();
}
