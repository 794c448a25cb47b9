/** The keywords of JSON Schema that the kit asks for of a single value. */
export const valueKeywords = [
  'type',
  'enum',
  'const',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'minLength',
  'maxLength',
  'pattern',
  'additionalProperties',
] as const;

/** Those of several values of an object, the kit's own among them. */
const objectKeywords = ['required', 'x-greater-than', 'x-together', 'x-closed', 'x-read-only', 'x-expected'];

/** The schema keywords of which each makes a clause. */
export const asserting: ReadonlySet<string> = new Set([...valueKeywords, ...objectKeywords]);
