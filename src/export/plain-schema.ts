import { fqdnPattern, ipv4Pattern, ipv6Pattern } from '../contract/address-patterns.ts';
import type { Contract } from '../contract/contract.ts';
import { valueKeywords } from '../contract/keywords.ts';
import type { Schema } from '../contract/schema.ts';
import type { Json, JsonObject } from '../model/json.ts';

export type Side = 'request' | 'response';

/** The JSON Schema (2020-12) of a body, in standard keywords alone: what the profile states, and nothing it leaves open. */
export function plainSchema(contract: Contract, side: Side): JsonObject {
  const inner = side === 'request' ? contract.update : contract.connection;
  return {
    type: 'object',
    required: ['ipsec_site_connection'],
    properties: { ipsec_site_connection: new Plain(contract, side).node(inner, '/ipsec_site_connection') },
  };
}

/** `format` is written as a pattern as well. */
const same = valueKeywords.filter((keyword) => keyword !== 'format');

class Plain {
  readonly #levels: ReadonlyMap<string, string>;

  constructor({ constraints }: Contract, side: Side) {
    const own = constraints.filter((one) => one.side === side);
    this.#levels = new Map(
      own.flatMap(({ pointer, keyword, value, level }) => [
        [`${pointer}#${keyword}`, level],
        [`${pointer}#${keyword}#${String(value)}`, level],
      ]),
    );
  }

  node(schema: Schema, pointer: string): JsonObject {
    const plain: JsonObject = {};
    if (schema.description !== undefined) plain['description'] = schema.description;
    for (const keyword of same) {
      const value = schema[keyword];
      if (value !== undefined && this.#level(pointer, keyword) !== 'info') plain[keyword] = value as Json;
    }
    if (schema.format !== undefined && this.#level(pointer, 'format') !== 'info')
      Object.assign(plain, formats[schema.format] ?? { format: schema.format });
    const required = (schema.required ?? []).filter(
      (name) => this.#level(pointer, `required#${name}`) !== 'info',
    );
    if (required.length > 0) plain['required'] = required;
    if (schema.properties) {
      plain['properties'] = Object.fromEntries(
        Object.entries(schema.properties).map(([name, one]) => [name, this.node(one, `${pointer}/${name}`)]),
      );
    }
    if (schema.items) plain['items'] = this.node(schema.items, `${pointer}/items`);
    if (this.#level(pointer, 'x-closed') === 'must') plain['additionalProperties'] = false;
    const [first, second] = schema['x-together'] ?? [];
    if (first !== undefined && second !== undefined && this.#level(pointer, 'x-together') === 'must')
      plain['dependentRequired'] = { [first]: [second], [second]: [first] };
    return plain;
  }

  #level(pointer: string, rule: string): string | undefined {
    return this.#levels.get(`${pointer}#${rule}`);
  }
}

const ipv4 = { format: 'ipv4', pattern: ipv4Pattern };

/** Formats as patterns too, for validators that only note formats. */
const formats: Readonly<Record<string, JsonObject>> = {
  ipv4,
  'ip-or-fqdn': { anyOf: [ipv4, { format: 'ipv6', pattern: ipv6Pattern }, { pattern: fqdnPattern }] },
};
