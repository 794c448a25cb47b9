import type { Fault, Wire, WireAnswer } from '../fault.ts';
import { attributesIn, isObject, jsonOf } from './wire-connection.ts';

const crash: WireAnswer = {
  status: 500,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    NeutronError: {
      type: 'HTTPInternalServerError',
      message: 'Request Failed: internal server error.',
      detail: '',
    },
  }),
};

const crashing =
  (over: (body: string) => boolean): (() => Wire) =>
  () =>
  async (request, send) =>
    request.method === 'PUT' && over(request.body ?? '') ? crash : send(request);

/** Says whether any text of an update passes a test; names and addresses of peers are left to their own row. */
const anyText = (test: (text: string) => boolean) => (body: string) =>
  Object.entries(attributesIn(body) ?? {}).some(
    ([name, value]) => name !== 'peer_address' && typeof value === 'string' && test(value),
  );

/** Says whether any number of an update passes a test; numbers inside texts do not count. */
const anyNumber = (test: (value: number) => boolean) => (body: string) =>
  (body.match(/(?<=":)\d+(?=[,}])/g) ?? []).some((literal) => test(Number(literal)));

const rows: readonly (readonly [
  name: string,
  says: string,
  seenBy: string,
  over: (body: string) => boolean,
  metIn?: string,
])[] = [
  [
    'long-texts',
    'a text of more than 255 characters',
    'long-strings',
    anyText((text) => text.length > 255),
    'LP#1558306',
  ],
  [
    'very-long-texts',
    'a text of more than 60,000 characters',
    'long-strings',
    anyText((text) => text.length > 60_000),
  ],
  [
    'emoji',
    'a character outside the basic plane',
    'non-bmp-characters',
    anyText((text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
    'LP#2095097',
  ],
  [
    'lone-surrogates',
    'half of a surrogate pair',
    'lone-surrogates',
    anyText((text) => /\p{Surrogate}/u.test(text)),
  ],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters
  ['nul', 'a NUL character', 'nul-characters', anyText((text) => /\u0000/.test(text))],
  [
    '32-bits',
    'an integer of 2^31 or more',
    'integers-beyond-32-bits',
    anyNumber((value) => value >= 2 ** 31 && value < 2 ** 63),
  ],
  [
    '64-bits',
    'an integer of 2^63 or more',
    'integers-beyond-64-bits',
    anyNumber((value) => value >= 2 ** 63 && value < Infinity),
  ],
  [
    'infinity',
    'a number beyond the range of doubles',
    'numbers-beyond-doubles',
    (body) => /:-?\de\d{3}[,}]/.test(body),
  ],
  [
    'deep-json',
    'JSON nested more than 1,000 deep',
    'deep-json',
    (body) => /\[{1000}|(\{"a":){1000}/.test(body),
  ],
  [
    'long-labels',
    'a label of more than 63 characters',
    'long-labels',
    (body) => /[a-z]{64}/.test(String(attributesIn(body)?.['peer_address'])),
  ],
  ['lists', 'a body that is a list', 'array-body', (body) => Array.isArray(jsonOf(body))],
  [
    'null',
    'null in place of a value',
    'undocumented-input',
    (body) => Object.values(attributesIn(body) ?? {}).includes(null),
  ],
  [
    'an-empty-dpd',
    'an empty dpd',
    'undocumented-input',
    (body) => {
      const dpd = attributesIn(body)?.['dpd'];
      return isObject(dpd) && Object.keys(dpd).length === 0;
    },
  ],
];

/** Content over which the server breaks: 500, and nothing is stored. */
export const crashes: readonly Fault[] = rows.map(([name, says, seenBy, over, metIn]) => ({
  name: `crashes-on-${name}`,
  says: `${says} is answered 500`,
  kind: 'breaks on content',
  seenBy: [`robustness/${seenBy}`],
  ...(metIn !== undefined && { metIn }),
  wire: crashing(over),
}));
