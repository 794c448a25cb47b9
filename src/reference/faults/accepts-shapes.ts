import type { Fault } from '../fault.ts';
import { isObject } from '../rule.ts';
import { shaping } from './alter.ts';

const wrapper = 'ipsec_site_connection';
const kind = 'accepts what is invalid';
const body = { kind, seenBy: ['request/body/type'] } as const;
const missing = { kind, seenBy: ['request/ipsec_site_connection/required'] } as const;
const wrapped = { kind, seenBy: ['request/ipsec_site_connection/type'] } as const;

const without = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isObject(value) && !Object.hasOwn(value, wrapper);

/** The body with what the wrapper holds replaced. */
const inside = (change: (value: unknown) => unknown) => (value: unknown) =>
  isObject(value) && Object.hasOwn(value, wrapper) ? { ...value, [wrapper]: change(value[wrapper]) } : value;

/** The first member whose name is like the wrapper's. */
const alike = (value: unknown, spelling: RegExp): unknown => {
  const name = without(value) ? Object.keys(value).find((one) => spelling.test(one)) : undefined;
  return without(value) && name !== undefined ? { [wrapper]: value[name] } : value;
};

/** Bodies of the wrong shape that are taken for an update. */
export const acceptsShapes: readonly Fault[] = [
  {
    ...body,
    name: 'text-body-accepted',
    says: 'a body that is a JSON string is an update without attributes',
    behave: () => shaping((value) => (typeof value === 'string' ? { [wrapper]: {} } : value)),
  },
  {
    ...body,
    name: 'number-body-accepted',
    says: 'a body that is a JSON number is an update without attributes',
    behave: () => shaping((value) => (typeof value === 'number' ? { [wrapper]: {} } : value)),
  },
  {
    ...body,
    name: 'boolean-body-accepted',
    says: 'a body that is true or false is an update without attributes',
    behave: () => shaping((value) => (typeof value === 'boolean' ? { [wrapper]: {} } : value)),
  },
  {
    ...missing,
    name: 'attributes-without-wrapper-accepted',
    says: 'attributes at the root of the body are carried out',
    behave: () =>
      shaping((value) => (without(value) && 'description' in value ? { [wrapper]: value } : value)),
  },
  {
    ...missing,
    name: 'missing-wrapper-ignored',
    says: 'a body without the wrapper is an update without attributes',
    metIn: 'gtema/openstack-openapi specs/network/v2.yaml',
    behave: () => shaping((value) => (without(value) ? { [wrapper]: {} } : value)),
  },
  {
    ...missing,
    name: 'empty-body-object-accepted',
    says: 'a body that is an empty object is an update without attributes',
    behave: () =>
      shaping((value) => (isObject(value) && Object.keys(value).length === 0 ? { [wrapper]: {} } : value)),
  },
  {
    ...missing,
    name: 'any-wrapper-accepted',
    says: 'attributes inside a wrapper of any name are carried out',
    behave: () =>
      shaping((value) => {
        const [only, ...more] = without(value) ? Object.values(value) : [];
        return isObject(only) && more.length === 0 ? { [wrapper]: only } : value;
      }),
  },
  {
    ...missing,
    name: 'plural-wrapper-accepted',
    says: 'the first of a list under the plural wrapper is carried out',
    behave: () =>
      shaping((value) => {
        const list = without(value) ? value['ipsec_site_connections'] : undefined;
        return Array.isArray(list) ? { [wrapper]: list[0] } : value;
      }),
  },
  {
    ...missing,
    name: 'wrapper-case-folded',
    says: 'a wrapper in capital letters is taken for the wrapper',
    behave: () => shaping((value) => alike(value, /^ipsec_site_connection$/i)),
  },
  {
    ...missing,
    name: 'wrapper-with-hyphens-accepted',
    says: 'a wrapper written with hyphens is taken for the wrapper',
    behave: () => shaping((value) => alike(value, /^ipsec-site-connection$/)),
  },
  {
    ...wrapped,
    name: 'list-in-wrapper-accepted',
    says: 'the first of a list inside the wrapper is carried out',
    behave: () => shaping(inside((value) => (Array.isArray(value) && isObject(value[0]) ? value[0] : value))),
  },
  {
    ...wrapped,
    name: 'empty-list-in-wrapper-accepted',
    says: 'an empty list inside the wrapper is an update without attributes',
    behave: () => shaping(inside((value) => (Array.isArray(value) && value.length === 0 ? {} : value))),
  },
  {
    ...wrapped,
    name: 'text-in-wrapper-ignored',
    says: 'a text inside the wrapper is an update without attributes',
    behave: () => shaping(inside((value) => (value === 'x' ? {} : value))),
  },
  {
    ...wrapped,
    name: 'json-text-in-wrapper-parsed',
    says: 'a text of JSON inside the wrapper is carried out',
    behave: () =>
      shaping(
        inside((value) => (typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value)),
      ),
  },
  {
    ...wrapped,
    name: 'scalar-in-wrapper-ignored',
    says: 'a number or a boolean inside the wrapper is an update without attributes',
    behave: () => shaping(inside((value) => (/^(number|boolean)$/.test(typeof value) ? {} : value))),
  },
];
