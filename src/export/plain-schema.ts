import type { Contract } from '../contract/contract.ts';
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

/** Keywords that are the same in the contract and in JSON Schema. */
const same = [
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'pattern',
  'additionalProperties',
] as const;

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

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = { format: 'ipv4', pattern: `^${octet}(\\.${octet}){3}$` };

/** RFC 3986, section 3.2.2, and the zone of RFC 4007. */
const group = '[0-9A-Fa-f]{1,4}';
const lastTwo = `(${group}:${group}|${octet}(\\.${octet}){3})`;
const ipv6 = [
  `(${group}:){6}${lastTwo}`,
  ...[5, 4, 3, 2, 1, 0].map((after, n) => `(${upTo(n)})?::(${group}:){${after}}${lastTwo}`),
  `(${upTo(6)})?::${group}`,
  `(${upTo(7)})?::`,
].join('|');

/** That many groups at most; none of them for 0. */
function upTo(groups: number): string {
  return groups === 0 ? '' : `(${group}:){0,${groups - 1}}${group}`;
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** Formats as patterns too, for validators that only note formats. A name does not end in a label of digits. */
const formats: Readonly<Record<string, JsonObject>> = {
  ipv4,
  'ip-or-fqdn': {
    anyOf: [
      ipv4,
      { format: 'ipv6', pattern: `^(${ipv6})(%.+)?$` },
      { maxLength: 254, pattern: `^(${label}\\.)*(?![0-9]+\\.?$)${label}\\.?$` },
    ],
  },
};
