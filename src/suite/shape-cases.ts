import type { Constraint } from '../contract/constraint.ts';
import type { Schema } from '../contract/schema.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { wrap } from '../wrapper.ts';
import type { Amounts, Asker } from './asker.ts';
import { isSingleFault } from './single-fault.ts';

const amounts: Amounts = { quick: 3, standard: 7, deep: 20 };

/** The twin of bodies that have no attribute to differ in: the page's own request, where the profile asks it and it can be put back. */
export function exampleOf(asker: Asker): JsonObject {
  const { ipsec_site_connection: example } = asker.contract.examples.request as {
    ipsec_site_connection: JsonObject;
  };
  const asked = asker.units.flatMap(({ attributes }) => attributes);
  const lawful = asker.contract.request(wrap(example)).length === 0;
  return lawful && Object.keys(example).every((name) => asked.includes(name))
    ? example
    : (asker.units[0]?.telling[0] ?? {});
}

/** Bodies that break the shape around the attributes, by clause id. */
const shapes: Readonly<Record<string, (attributes: JsonObject) => readonly Json[]>> = {
  'request/body/type': () => ['x', 5, true, 'ipsec_site_connection', 1.5, false],
  'request/ipsec_site_connection/required': (attributes) => [
    attributes,
    {},
    {
      connection: attributes,
      ipsec_site_connections: [attributes],
      IPSEC_SITE_CONNECTION: attributes,
      'ipsec-site-connection': attributes,
    },
    { connection: attributes },
    { ipsec_site_connections: [attributes] },
    { IPSEC_SITE_CONNECTION: attributes },
    { 'ipsec-site-connection': attributes },
  ],
  'request/ipsec_site_connection/type': (attributes) =>
    ['x', [attributes], [], JSON.stringify(attributes), 5, true].map((value) => ({
      ipsec_site_connection: value,
    })),
};

/** Asks a constraint on the wrapper or the body as a whole; false where it is none of those. */
export function askShape(asker: Asker, constraint: Constraint): boolean {
  const bodies = shapes[constraint.id]?.(exampleOf(asker));
  if (!bodies) return false;
  const twin = exampleOf(asker);
  const proven = bodies.filter((body) => isSingleFault(asker.contract.request, constraint, body, twin));
  for (const body of proven.slice(0, asker.amount(amounts))) {
    asker.ask(constraint.id, {
      request: { body },
      expect: { kind: 'refused', status: 400 },
      twin: asker.accepted(twin),
    });
  }
  return true;
}

/** Attributes that the page's request table does not have, alone and beside valid ones. */
const strangers: Readonly<Record<string, (asker: Asker) => readonly JsonObject[]>> = {
  'request/ipsec_site_connection/x-closed': () => [
    { vendor_extension: 'x' },
    { interval: 30, timeout: 120, action: 'hold' },
    { Description: 'capital letter' },
    { description: 'known beside unknown', split_selector: true },
    { interval: 30 },
    { __proto: 'x', 'descr iption': 'x' },
  ],
  'request/dpd/x-closed': (asker) =>
    asker.units
      .filter(({ name }) => name === 'dpd')
      .map(({ telling }) => ({ dpd: { ...(telling[0]?.['dpd'] as JsonObject), retries: 5 } })),
  'request/ipsec_site_connection/x-read-only': (asker) =>
    readOnlyUpdates(asker.contract.update['x-read-only'] ?? []),
  'request/ipsec_site_connection/x-together': (asker) =>
    asker.units
      .filter(({ attributes }) => attributes.length > 1)
      .flatMap(({ attributes, telling }) =>
        attributes.map((name) => ({ [name]: telling[0]?.[name] ?? null })),
      ),
};

/** Asks a constraint on which attributes an update may carry; false where it is none of those. */
export function askNames(asker: Asker, constraint: Constraint): boolean {
  const updates = strangers[constraint.id]?.(asker);
  if (!updates) return false;
  for (const attributes of updates.slice(0, asker.amount({ quick: 1, standard: 10, deep: 10 }))) {
    asker.ask(constraint.id, {
      request: { body: wrap(attributes) },
      expect: constraint.level === 'info' ? { kind: 'observed' } : { kind: 'refused', status: 400 },
      twin: asker.accepted(declared(asker, attributes)),
    });
  }
  return true;
}

/** The part of an update that the contract declares; the page's example where nothing of it is. */
function declared(asker: Asker, attributes: JsonObject): JsonObject {
  const twin = prune(attributes, asker.contract.update);
  const valid = Object.keys(twin).length > 0 && asker.contract.request(wrap(twin)).length === 0;
  return valid ? twin : exampleOf(asker);
}

function prune(value: JsonObject, schema: Schema): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const child = schema.properties?.[name];
      if (!child || child['x-not-asked']) return [];
      return [[name, isObject(inner) && child.properties ? prune(inner, child) : inner]];
    }),
  );
}

/** All read-only attributes together, then each alone. */
function readOnlyUpdates(names: readonly string[]): readonly JsonObject[] {
  const alone = names.map((name) => ({ [name]: foreign[name] ?? 'x' }));
  return [Object.assign({}, ...alone) as JsonObject, ...alone];
}

const foreign: JsonObject = {
  status: 'ACTIVE',
  id: '00000000-0000-4000-8000-00000000abcd',
  auth_mode: 'certs',
  route_mode: 'dynamic',
  tenant_id: '0123456789abcdef0123456789abcdef',
  project_id: '0123456789abcdef0123456789abcdef',
  vpnservice_id: '00000000-0000-4000-8000-00000000abcd',
  ikepolicy_id: '00000000-0000-4000-8000-00000000abcd',
  ipsecpolicy_id: '00000000-0000-4000-8000-00000000abcd',
};
