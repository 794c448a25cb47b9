import { parse } from '../body.ts';
import type { Fault } from '../fault.ts';

const kind = 'accepts what is invalid';
const malformed = { kind, seenBy: ['status/400/malformed-json'] } as const;
const nothing = { ipsec_site_connection: {} };

/** A parser that mends a text that is not JSON, and tries once more. */
const mending = (mend: (text: string) => string) => ({
  parse: (bytes: Uint8Array) => parse(bytes) ?? parse(Buffer.from(mend(Buffer.from(bytes).toString()))),
});

/** The JSON value at the head of a text. */
function head(text: string): string {
  for (let end = 1; end < Math.min(text.length, 1000); end++) {
    const candidate = text.slice(0, end);
    if (candidate.endsWith('}') && parse(Buffer.from(candidate)) !== undefined) return candidate;
  }
  return text;
}

/** Bodies that are not JSON and are carried out all the same. */
export const acceptsJson: readonly Fault[] = [
  {
    ...malformed,
    name: 'malformed-json-ignored',
    says: 'a body that is not JSON is an update without attributes',
    behave: () => ({ parse: (bytes) => parse(bytes) ?? (bytes.length > 0 ? nothing : undefined) }),
  },
  {
    ...malformed,
    name: 'trailing-comma-accepted',
    says: 'a comma before a closing brace is passed over',
    behave: () => mending((text) => text.replaceAll(',}', '}')),
  },
  {
    ...malformed,
    name: 'single-quotes-accepted',
    says: 'single quotes are taken for double ones',
    behave: () => mending((text) => text.replaceAll("'", '"')),
  },
  {
    ...malformed,
    name: 'text-after-json-ignored',
    says: 'what follows the JSON value of a body is passed over',
    behave: () => mending(head),
  },
  {
    ...malformed,
    name: 'missing-brace-added',
    says: 'a closing brace that is missing is added',
    behave: () => mending((text) => (text.length < 1000 ? `${text}}` : text)),
  },
  {
    kind,
    seenBy: ['status/400/no-body'],
    name: 'no-body-accepted',
    says: 'a request without a body is an update without attributes',
    behave: () => ({ parse: (bytes) => (bytes.length === 0 ? nothing : parse(bytes)) }),
  },
];
