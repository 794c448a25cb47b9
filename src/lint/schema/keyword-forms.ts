import { items, members, plainValue, type Tree, textOf } from '../read/tree.ts';
import { type Dialect, since } from './dialect.ts';

/** The types of JSON Schema. */
export const types = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];

const isObjectTree = (tree: Tree) => tree.kind === 'object';
const isArray = (tree: Tree) => tree.kind === 'array' && tree.items.length > 0;
const isNumber = (tree: Tree) => tree.kind === 'scalar' && typeof tree.value === 'number';
const isBoolean = (tree: Tree) => tree.kind === 'scalar' && typeof tree.value === 'boolean';
const isSchema = (tree: Tree) => isObjectTree(tree) || isBoolean(tree);
const isCount = (tree: Tree) =>
  tree.kind === 'scalar' && typeof tree.value === 'number' && Number.isInteger(tree.value) && tree.value >= 0;
const isNames = (tree: Tree) => tree.kind === 'array' && tree.items.every((one) => textOf(one) !== undefined);

/** Says whether a node names a type of JSON Schema. */
export function isType(tree: Tree): boolean {
  return types.includes(textOf(tree) ?? '');
}

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
  ['multipleOf', ['a number above 0', (tree) => isNumber(tree) && Number(plainValue(tree)) > 0]],
  ...(['minimum', 'maximum'] as const).map((name): [string, Form] => [name, number]),
  ...['Length', 'Items', 'Properties', 'Contains'].flatMap((what): [string, Form][] => [
    [`min${what}`, count],
    [`max${what}`, count],
  ]),
  [
    'dependentRequired',
    [
      'an object of lists of names',
      (tree) => isObjectTree(tree) && members(tree).every(([, one]) => isNames(one)),
    ],
  ],
  ...(['properties', 'patternProperties', 'dependentSchemas'] as const).map((name): [string, Form] => [
    name,
    object,
  ]),
  ...(['allOf', 'anyOf', 'oneOf'] as const).map((name): [string, Form] => [name, list]),
  ...(['not', 'additionalProperties'] as const).map((name): [string, Form] => [name, schema]),
]);

/** Says whether a text is a regular expression, as ECMA-262 has it. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    try {
      return new RegExp(text) instanceof RegExp;
    } catch {
      return false;
    }
  }
}
