import { items, type Tree, textOf } from '../read/tree.ts';
import { type Dialect, since } from '../schema/dialect.ts';
import { isPattern } from '../schema/normal.ts';

const annotations = [
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$comment',
  '$defs',
  'definitions',
  '$vocabulary',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'nullable',
  'discriminator',
  'xml',
  'externalDocs',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
];

/** Keywords that assert nothing, and are known all the same. */
export const annotationKeywords: ReadonlySet<string> = new Set(annotations);

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];

const isObjectTree = (tree: Tree) => tree.kind === 'object';
const isArray = (tree: Tree) => tree.kind === 'array' && tree.items.length > 0;
const isNumber = (tree: Tree) => tree.kind === 'scalar' && typeof tree.value === 'number';
const isBoolean = (tree: Tree) => tree.kind === 'scalar' && typeof tree.value === 'boolean';
const isSchema = (tree: Tree) => isObjectTree(tree) || isBoolean(tree);
const isCount = (tree: Tree) =>
  tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isInteger(tree.value) && tree.value >= 0;
const isNames = (tree: Tree) => tree.kind === 'array' && tree.items.every((one) => textOf(one) !== undefined);
const isType = (tree: Tree) => types.includes(textOf(tree) ?? '');

type Form = readonly [words: string, fits: (tree: Tree, dialect: Dialect) => boolean];

const number: Form = ['a number', isNumber];
const count: Form = ['a whole number from 0', isCount];
const object: Form = ['an object of schemas', isObjectTree];
const list: Form = ['a list of schemas that is not empty', isArray];
const schema: Form = ['a schema', isSchema];
const exclusive: Form = [
  'a number; true or false in OpenAPI 3.0 and draft 4 alone',
  (tree, dialect) => (since(dialect, 'draft-06') ? isNumber(tree) : isBoolean(tree)),
];

/** What the value of a keyword has to be, in words and as a test. */
export const keywordForms: ReadonlyMap<string, Form> = new Map<string, Form>([
  [
    'type',
    [
      'one of the types, or a list of them',
      (tree) => isType(tree) || (isArray(tree) && items(tree).every(isType)),
    ],
  ],
  ['enum', ['a list that is not empty', isArray]],
  ['required', ['a list of names', isNames]],
  ['pattern', ['a regular expression', (tree) => isPattern(textOf(tree) ?? '(')]],
  ['format', ['a text', (tree) => textOf(tree) !== undefined]],
  ['uniqueItems', ['true or false', isBoolean]],
  ['exclusiveMinimum', exclusive],
  ['exclusiveMaximum', exclusive],
  ...(['minimum', 'maximum', 'multipleOf'] as const).map((name): [string, Form] => [name, number]),
  ...['Length', 'Items', 'Properties'].flatMap((what): [string, Form][] => [
    [`min${what}`, count],
    [`max${what}`, count],
  ]),
  ...(['properties', 'patternProperties'] as const).map((name): [string, Form] => [name, object]),
  ...(['allOf', 'anyOf', 'oneOf'] as const).map((name): [string, Form] => [name, list]),
  ...(['not', 'additionalProperties'] as const).map((name): [string, Form] => [name, schema]),
]);
