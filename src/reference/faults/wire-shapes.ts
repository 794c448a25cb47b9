import type { Fault } from '../fault.ts';
import { attributesIn, bodyOf, isObject, jsonOf } from './wire-connection.ts';
import { mending } from './wire-request.ts';

type Mend = (body: string | undefined) => string | undefined;

/** Mends a body that is JSON by its value. */
const byValue =
  (mend: (value: unknown) => unknown): Mend =>
  (body) => {
    const value = jsonOf(body);
    const better = value === undefined ? undefined : mend(value);
    return better === undefined ? body : JSON.stringify(better);
  };

/** Mends a body that is no JSON, where JSON comes of it. */
const byText =
  (mend: (text: string) => string): Mend =>
  (body = '') =>
    jsonOf(body) === undefined && attributesIn(mend(body)) ? mend(body) : body;

const wrapper = 'ipsec_site_connection';
const required = 'request/ipsec_site_connection/required';
const type = 'request/ipsec_site_connection/type';
const malformed = 'status/400/malformed-json';

const rows: readonly (readonly [name: string, says: string, seenBy: string, mend: Mend])[] = [
  [
    'missing-wrapper-added',
    'attributes without their wrapper are accepted',
    required,
    byValue((value) => (isObject(value) && !(wrapper in value) ? { [wrapper]: value } : undefined)),
  ],
  [
    'empty-object-accepted',
    'an empty object is accepted as an update of nothing',
    required,
    byValue((value) => (isObject(value) && Object.keys(value).length === 0 ? { [wrapper]: {} } : undefined)),
  ],
  [
    'any-wrapper-accepted',
    'attributes in a wrapper of any name are accepted',
    required,
    byValue((value) => {
      const [inside] = isObject(value) && !(wrapper in value) ? Object.values(value) : [];
      return isObject(inside) ? { [wrapper]: inside } : undefined;
    }),
  ],
  [
    'list-in-wrapper-opened',
    'a list inside the wrapper counts as its first member',
    type,
    byValue((value) => {
      const inside = isObject(value) ? value[wrapper] : undefined;
      return Array.isArray(inside) ? { [wrapper]: inside[0] ?? {} } : undefined;
    }),
  ],
  [
    'wrapper-of-wrong-type-accepted',
    'a wrapper around something else than an object is an update of nothing',
    type,
    byValue((value) =>
      isObject(value) && wrapper in value && !isObject(value[wrapper]) ? { [wrapper]: {} } : undefined,
    ),
  ],
  [
    'body-of-wrong-type-accepted',
    'a body that is a number, text or a boolean is an update of nothing',
    'request/body/type',
    byValue((value) => (typeof value === 'object' ? undefined : { [wrapper]: {} })),
  ],
  ['unclosed-json-accepted', 'JSON that breaks off is completed', malformed, byText((text) => `${text}}`)],
  [
    'trailing-comma-accepted',
    'JSON with a comma too many is accepted',
    malformed,
    byText((text) => text.replaceAll(/,\s*}/g, '}')),
  ],
  [
    'single-quotes-accepted',
    'JSON in single quotes is accepted',
    malformed,
    byText((text) => text.replaceAll("'", '"')),
  ],
  [
    'trailing-text-accepted',
    'text after the end of the JSON is passed over',
    malformed,
    byText((text) => text.slice(0, text.indexOf('}}') + 2)),
  ],
  [
    'unopened-json-accepted',
    'JSON without its first brace is accepted',
    malformed,
    byText((text) => `{${text}`),
  ],
  [
    'missing-body-accepted',
    'a request without a body is an update of nothing',
    'status/400/no-body',
    (body) => (body === undefined || body === '' ? bodyOf({}) : body),
  ],
];

/** Bodies that are no update, and carried out. */
export const shapes: readonly Fault[] = rows.map(([name, says, seenBy, mend]) => ({
  name,
  says,
  kind: 'accepts what is invalid',
  seenBy: [seenBy],
  alsoBy: ['robustness/'],
  wire: mending(mend),
}));
