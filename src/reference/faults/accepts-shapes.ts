import type { Behaviour } from '../behaviour.ts';
import { unwrap } from '../body.ts';
import type { Fault } from '../fault.ts';
import { isObject } from '../rule.ts';

const wrapper = 'ipsec_site_connection';
const nothing = { [wrapper]: {} };

type Row = readonly [name: string, says: string, change: (body: unknown) => unknown];

const isWrapped = (body: unknown): body is Readonly<Record<string, unknown>> =>
  isObject(body) && Object.hasOwn(body, wrapper);

/** Says something of bodies that are objects without the wrapper only. */
const lacking =
  (change: (body: Readonly<Record<string, unknown>>) => unknown) =>
  (body: unknown): unknown =>
    isObject(body) && !isWrapped(body) ? (change(body) ?? body) : body;

/** Says something of what the wrapper holds. */
const inside = (change: (value: unknown) => unknown) => (body: unknown) =>
  isWrapped(body) ? { ...body, [wrapper]: change(body[wrapper]) } : body;

const ofType = (type: string) => (body: unknown) => (typeof body === type ? nothing : body);

const bodies: readonly Row[] = [
  ['text-body-accepted', 'a body that is a JSON string is an update without attributes', ofType('string')],
  ['number-body-accepted', 'a body that is a JSON number is an update without attributes', ofType('number')],
  [
    'boolean-body-accepted',
    'a body that is true or false is an update without attributes',
    ofType('boolean'),
  ],
];

const unwrapped: readonly Row[] = [
  [
    'attributes-at-root-accepted',
    'attributes at the root of the body are carried out',
    lacking((body) => ('description' in body ? { [wrapper]: body } : undefined)),
  ],
  [
    'empty-body-object-accepted',
    'a body that is an empty object is an update without attributes',
    lacking((body) => (Object.keys(body).length === 0 ? nothing : undefined)),
  ],
  [
    'foreign-wrapper-accepted',
    'a body with another wrapper is an update without attributes',
    lacking((body) => ('connection' in body ? nothing : undefined)),
  ],
  [
    'plural-wrapper-accepted',
    'the first of a list under the plural wrapper is carried out',
    lacking(({ ipsec_site_connections: list }) => (Array.isArray(list) ? { [wrapper]: list[0] } : undefined)),
  ],
  [
    'wrapper-in-capitals-accepted',
    'a wrapper in capital letters is taken for the wrapper',
    lacking((body) => ('IPSEC_SITE_CONNECTION' in body ? nothing : undefined)),
  ],
  [
    'wrapper-with-hyphens-accepted',
    'a wrapper written with hyphens is taken for the wrapper',
    lacking((body) => ('ipsec-site-connection' in body ? nothing : undefined)),
  ],
];

const wrong: readonly Row[] = [
  [
    'list-in-wrapper-accepted',
    'the first of a list inside the wrapper is carried out',
    inside((value) => (Array.isArray(value) ? (value[0] ?? value) : value)),
  ],
  [
    'empty-list-in-wrapper-accepted',
    'an empty list inside the wrapper is an update without attributes',
    inside((value) => (Array.isArray(value) && value.length === 0 ? {} : value)),
  ],
  [
    'json-text-in-wrapper-parsed',
    'a text of JSON inside the wrapper is carried out',
    inside((value) => (typeof value === 'string' && value.startsWith('{') ? JSON.parse(value) : value)),
  ],
  [
    'scalar-in-wrapper-accepted',
    'a text, a number or a boolean inside the wrapper is an update without attributes',
    inside((value) => (typeof value === 'object' ? value : {})),
  ],
];

const accepted = (rows: readonly Row[], clause: string): readonly Fault[] =>
  rows.map(([name, says, change]) => ({
    name,
    says,
    kind: 'accepts what is invalid',
    seenBy: [clause],
    behave: (): Partial<Behaviour> => ({ unwrap: (body) => unwrap(change(body)) }),
  }));

/** Bodies of the wrong shape that are taken for an update. */
export const acceptsShapes: readonly Fault[] = [
  ...accepted(bodies, 'request/body/type'),
  ...accepted(unwrapped, 'request/ipsec_site_connection/required'),
  ...accepted(wrong, 'request/ipsec_site_connection/type'),
];
