import type { Fault } from '../fault.ts';
import { keeping } from './alter.ts';
import { kebab, storedClause } from './places.ts';

type Change = (value: string) => string | undefined;
type Row = readonly [place: string, name: string, says: string, change: Change, metIn?: string];

const cut = (length: number) => (value: string) => value.slice(0, length);
const lower = (value: string) => value.toLowerCase();
const emptyIgnored = (place: string, metIn: string): Row => [
  place,
  'empty-ignored',
  `an empty ${place} leaves the one before`,
  (value) => (value === '' ? undefined : value),
  metIn,
];

const rows: readonly Row[] = [
  ['name', 'cut-at-63', 'name is cut off after 63 characters', cut(63)],
  ['name', 'in-lower-case', 'name is stored in lower case', lower],
  [
    'name',
    'capitalised',
    'every word of name is stored with a capital letter',
    (value) => value.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  ],
  [
    'name',
    'blanks-collapsed',
    'two blanks in a row in name are stored as one',
    (value) => value.replace(/ +/g, ' '),
  ],
  ['name', 'quotes-doubled', 'a single quote in name is doubled', (value) => value.replaceAll("'", "''")],
  ['description', 'cut-at-63', 'description is cut off after 63 characters', cut(63)],
  [
    'description',
    'markup-removed',
    'what stands in angle brackets in description is removed',
    (value) => value.replace(/<[^>]*>/g, ''),
  ],
  [
    'description',
    'html-escaped',
    'an ampersand in description is stored as an entity',
    (value) => value.replaceAll('&', '&amp;'),
  ],
  [
    'description',
    'percent-doubled',
    'a percent sign in description is doubled',
    (value) => value.replaceAll('%', '%%'),
  ],
  ['psk', 'cut-at-63', 'psk is cut off after 63 characters', cut(63)],
  ['psk', 'cut-at-blank', 'psk is cut off at its first blank', (value) => value.split(' ')[0]],
  ['psk', 'formatted', 'a placeholder in psk is replaced', (value) => value.replace('{0}', '')],
  ['psk', 'backslashes-dropped', 'psk is stored without backslashes', (value) => value.replaceAll('\\', '')],
  ['psk', 'quotes-stripped', 'psk is stored without quotation marks', (value) => value.replace(/["']/g, '')],
  [
    'psk',
    'tilde-expanded',
    'a tilde in psk is stored as a home folder',
    (value) => value.replace('~', '/root'),
  ],
  emptyIgnored('name', 'python-openstackclient'),
  emptyIgnored('description', 'python-openstackclient'),
  emptyIgnored('local_id', 'gophercloud UpdateOpts'),
];

/** Texts that are stored otherwise than they were sent. */
export const storedTexts: readonly Fault[] = rows.map(([place, name, says, change, metIn]) => ({
  name: `${kebab(place)}-${name}`,
  says,
  kind: 'changes what is stored',
  seenBy: [storedClause(place)],
  ...(metIn !== undefined && { metIn }),
  behave: () => keeping(place, (value) => (typeof value === 'string' ? change(value) : value)),
}));
