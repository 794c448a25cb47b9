import type { Behaviour } from '../behaviour.ts';
import { parse } from '../body.ts';
import type { Fault } from '../fault.ts';
import { crashing, type Places } from './alter.ts';
import { freeTexts, numbers } from './places.ts';

type Row = readonly [
  name: string,
  says: string,
  clause: string,
  behave: () => Partial<Behaviour>,
  metIn?: string,
  ...alsoBy: readonly string[],
];

const genuine = 'Neutron 29.0.0';
const beyondBmp = /[\u{10000}-\u{10ffff}]/u;

const onText = (places: Places, pattern: RegExp) => () =>
  crashing(places, (value) => typeof value === 'string' && pattern.test(value));
const onNumber = (least: number) => () =>
  crashing(numbers, (value) => typeof value === 'number' && value >= least);

/** Bodies of which `test` is true give a 500. */
const onBody = (test: (text: string, value: unknown) => boolean) => (): Partial<Behaviour> => ({
  parse: (bytes) => {
    const value = parse(bytes);
    if (test(Buffer.from(bytes.subarray(0, 200)).toString(), value)) throw new RangeError('unexpected body');
    return value;
  },
});

/** Says whether a value is nested deeper than `limit`. */
function isDeeper(value: unknown, limit: number): boolean {
  let layer = [value];
  for (let depth = 0; depth <= limit && layer.length > 0; depth++) {
    layer = layer.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return layer.length > 0;
}

const rows: readonly Row[] = [
  [
    'long-text-crashes',
    'a psk, peer_id or local_id of more than 255 characters gives a 500',
    'robustness/long-strings',
    onText(['psk', 'peer_id', 'local_id'], /^.{256}/s),
    genuine,
  ],
  [
    'long-name-crashes',
    'a name or description of more than 255 characters gives a 500',
    'robustness/long-strings',
    onText(['name', 'description'], /^.{256}/s),
    'LP#1558306',
  ],
  [
    'emoji-crashes',
    'a character beyond U+FFFF in a text gives a 500',
    'robustness/non-bmp-characters',
    onText(freeTexts, beyondBmp),
    genuine,
  ],
  [
    'emoji-in-name-crashes',
    'a character beyond U+FFFF in the name gives a 500',
    'robustness/non-bmp-characters',
    onText('name', beyondBmp),
    'LP#2095097',
  ],
  [
    'lone-surrogate-crashes',
    'half of a surrogate pair in a text gives a 500',
    'robustness/lone-surrogates',
    onText(freeTexts, /\p{Surrogate}/u),
    genuine,
  ],
  ['nul-crashes', 'a NUL in a text gives a 500', 'robustness/nul-characters', onText(freeTexts, /\0/)],
  [
    'integer-of-2-31-crashes',
    'an integer of 2^31 or more gives a 500',
    'robustness/integers-beyond-32-bits',
    onNumber(2 ** 31),
    genuine,
    'robustness/integers-beyond-64-bits',
    'robustness/numbers-beyond-doubles',
  ],
  [
    'integer-of-2-63-crashes',
    'an integer of 2^63 or more gives a 500',
    'robustness/integers-beyond-64-bits',
    onNumber(2 ** 63),
    genuine,
    'robustness/numbers-beyond-doubles',
  ],
  [
    'great-exponent-crashes',
    'a number with an exponent of three digits gives a 500',
    'robustness/numbers-beyond-doubles',
    onBody((text) => /:-?\de\d{3}/.test(text)),
    genuine,
  ],
  [
    'deep-json-crashes',
    'JSON nested more than 1,000 deep gives a 500',
    'robustness/deep-json',
    onBody((_, value) => isDeeper(value, 1000)),
    genuine,
  ],
  [
    'long-label-crashes',
    'a name with a label of more than 63 characters gives a 500',
    'robustness/long-labels',
    onText('peer_address', /[^.]{64}/),
    genuine,
  ],
  [
    'empty-label-crashes',
    'a name with an empty label gives a 500',
    'request/peer_address/format',
    onText('peer_address', /\.\./),
    genuine,
  ],
];

/** Texts, numbers and nestings that give a 500. */
export const crashesOnContent: readonly Fault[] = rows.map(
  ([name, says, clause, behave, metIn, ...alsoBy]) => ({
    name,
    says,
    kind: 'breaks on content',
    seenBy: [clause],
    alsoBy,
    ...(metIn !== undefined && { metIn }),
    behave,
  }),
);
