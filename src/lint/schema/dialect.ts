/** How a schema is to be read. OpenAPI 3.0 has a dialect of its own; 3.1 uses draft 2020-12. */
export type Dialect = 'openapi-3.0' | 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

const dialects: readonly Dialect[] = [
  'openapi-3.0',
  'draft-04',
  'draft-06',
  'draft-07',
  '2019-09',
  '2020-12',
];

/** Says whether a dialect is as new as another one; OpenAPI 3.0 is the oldest. */
export function since(dialect: Dialect, first: Dialect): boolean {
  return dialects.indexOf(dialect) >= dialects.indexOf(first);
}

/** The dialect that `$schema` names; 2020-12 where it names none that is known. */
export function dialectOf(schema: string | undefined): Dialect {
  const named = /draft-0[467]|2019-09|2020-12/.exec(schema ?? '')?.[0];
  return dialects.find((one) => one === named) ?? '2020-12';
}

const old = [
  'type',
  'enum',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'items',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'required',
  'properties',
  'additionalProperties',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'format',
  '$ref',
];

const added: readonly (readonly [Dialect, readonly string[]])[] = [
  ['draft-04', ['patternProperties', 'additionalItems', 'dependencies']],
  ['draft-06', ['const', 'contains', 'propertyNames']],
  ['draft-07', ['if', 'then', 'else']],
  [
    '2019-09',
    [
      'dependentRequired',
      'dependentSchemas',
      'unevaluatedProperties',
      'unevaluatedItems',
      'minContains',
      'maxContains',
      '$recursiveRef',
    ],
  ],
  ['2020-12', ['prefixItems', '$dynamicRef']],
];

/** The keywords that assert something in a dialect; every other one is passed over, as its validators do. */
export function assertionsOf(dialect: Dialect): ReadonlySet<string> {
  return new Set([...old, ...added.filter(([first]) => since(dialect, first)).flatMap(([, words]) => words)]);
}
