import { parse } from '../body.ts';
import type { Fault } from '../fault.ts';

const kind = 'accepts what is invalid';
const nothing = { ipsec_site_connection: {} };

/** Bodies that are not JSON and are taken for an update. */
export const acceptsJson: readonly Fault[] = [
  {
    name: 'malformed-json-ignored',
    says: 'a body that is not JSON is an update without attributes',
    kind,
    seenBy: ['status/400/malformed-json'],
    behave: () => ({ parse: (bytes) => parse(bytes) ?? (bytes.length > 0 ? nothing : undefined) }),
  },
  {
    name: 'comma-after-last-attribute-accepted',
    says: 'a comma behind the last attribute is passed over',
    kind,
    seenBy: ['status/400/malformed-json'],
    behave: () => ({
      parse: (bytes) =>
        parse(bytes) ?? parse(Buffer.from(Buffer.from(bytes).toString().replaceAll(',}', '}'))),
    }),
  },
  {
    name: 'no-body-accepted',
    says: 'a request without a body is an update without attributes',
    kind,
    seenBy: ['status/400/no-body'],
    behave: () => ({ parse: (bytes) => (bytes.length === 0 ? nothing : parse(bytes)) }),
  },
];
