import { fails, outcome, passes, wordsFor } from '../../src/check/outcome.ts';
import { reachOf } from '../../src/check/reach.ts';
import { isAsked } from '../../src/contract/contract.ts';
import type { CaseRequest } from '../../src/model/plan.ts';
import type { Asker } from '../../src/suite/asker.ts';
import { exampleOf } from '../../src/suite/shape-cases.ts';
import type { ClauseSpec, SectionOf } from '../../src/suite/suite.ts';
import { wrap } from '../../src/wrapper.ts';

interface Probe {
  readonly name: string;
  readonly source: string;
  readonly says: string;
  readonly title: string;
  /** Requests that a quick run sends; one where it is not said. */
  readonly quick?: number;
  readonly requests: (asker: Asker) => readonly Partial<CaseRequest>[];
}

const invalidContent = '400 - Bad Request | Some content in the request was invalid.';
const anyString = 'The pre-shared key. A valid value is any string.';

/** The attributes that take free text, first the two over which servers broke most. */
const texts = ({ parameters: { hidden }, contract }: Asker) =>
  ['psk', 'name', 'peer_id', 'local_id', 'description'].filter(
    (name) => !hidden.includes(name) && isAsked(contract, name),
  );

/** Every value in every text: first each text with one value, in turn, then the rest. */
const inTexts = (asker: Asker, values: readonly string[]) =>
  values.flatMap((_, shift) =>
    texts(asker).map((name, index) => ({
      body: wrap({ [name]: values[(index + shift) % values.length] ?? '' }),
    })),
  );

/** Says whether a raw request sends mtu only where the profile asks it. */
const isAskedOf =
  ({ contract }: Asker) =>
  ({ raw }: Partial<CaseRequest>) =>
    isAsked(contract, 'mtu') || raw?.includes('"mtu"') !== true;

const number = (place: string, literal: string) => ({
  raw:
    place === 'mtu'
      ? `{"ipsec_site_connection":{"mtu":${literal}}}`
      : `{"ipsec_site_connection":{"dpd":{"action":"hold","interval":30,"timeout":${literal}}}}`,
});

const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;

const probes: readonly Probe[] = [
  {
    name: 'long-strings',
    source: 'request-psk',
    says: anyString,
    title: 'a very long string',
    quick: 2,
    requests: (asker) => inTexts(asker, ['x'.repeat(256), 'y'.repeat(66_000), 'z'.repeat(1000)]),
  },
  {
    name: 'non-bmp-characters',
    source: 'request-psk',
    says: anyString,
    title: 'a character outside the basic plane',
    quick: 2,
    requests: (asker) => inTexts(asker, ['key-\u{1F600}-key', '\u{10FFFF}']),
  },
  {
    name: 'lone-surrogates',
    source: 'request-psk',
    says: anyString,
    title: 'half of a surrogate pair',
    requests: (asker) => inTexts(asker, ['key-\ud800-key', '\udc00\ud800']),
  },
  {
    name: 'nul-characters',
    source: 'request-psk',
    says: anyString,
    title: 'a NUL or another control character',
    requests: (asker) => inTexts(asker, ['key\u0000key', '\u0001\u001f']),
  },
  {
    name: 'integers-beyond-32-bits',
    source: 'status-400',
    says: invalidContent,
    title: 'an integer of 2^31 or more',
    requests: () => [
      number('mtu', '2147483648'),
      number('timeout', '2147483648'),
      number('mtu', '4294967296'),
    ],
  },
  {
    name: 'integers-beyond-64-bits',
    source: 'status-400',
    says: invalidContent,
    title: 'an integer of 2^63 or more',
    requests: () => [
      number('mtu', '9223372036854775808'),
      number('timeout', '9223372036854775808'),
      number('mtu', '1'.repeat(400)),
    ],
  },
  {
    name: 'numbers-beyond-doubles',
    source: 'status-400',
    says: invalidContent,
    title: 'a JSON number beyond the range of doubles',
    requests: () => [number('mtu', '1e400'), number('timeout', '1e400'), number('mtu', '-1e400')],
  },
  {
    name: 'deep-json',
    source: 'status-400',
    says: invalidContent,
    title: 'JSON nested 2,000 deep',
    requests: () => [
      { raw: `{"ipsec_site_connection":{"description":${deep('[', ']', 2000)}}}` },
      { raw: `{"ipsec_site_connection":{"x":${deep('{"a":', '}', 2000).replace('}', '1}')}}}` },
    ],
  },
  {
    name: 'long-labels',
    source: 'request-peer_address',
    says: 'The peer gateway public IPv4 or IPv6 address or FQDN.',
    title: 'a name with a label of more than 63 octets',
    requests: () => [
      { body: wrap({ peer_address: `${'a'.repeat(64)}.example.org` }) },
      { body: wrap({ peer_address: 'b'.repeat(300) }) },
    ],
  },
  {
    name: 'array-body',
    source: 'request-ipsec_site_connection',
    says: 'ipsec_site_connection | body | object',
    title: 'a body that is an array',
    requests: (asker) => [{ body: [] }, { body: [wrap(exampleOf(asker))] }],
  },
];

const clauses: readonly ClauseSpec[] = probes.map(({ name, source, says, title, quick = 1, requests }) => ({
  id: `robustness/${name}`,
  level: 'should',
  origin: 'page',
  source,
  says,
  title: `${title} is answered cleanly`,
  ask(asker) {
    const limit = asker.amount({ quick, standard: 5, deep: 99 });
    for (const request of requests(asker).filter(isAskedOf(asker)).slice(0, limit)) {
      asker.ask(`robustness/${name}`, {
        request,
        expect: { kind: 'clean' },
        twin: asker.accepted(exampleOf(asker)),
      });
    }
  },
}));

const silent: ClauseSpec = {
  observedOn: ['silence/'],
  id: 'robustness/undocumented-input',
  level: 'should',
  origin: 'page',
  source: 'status-400',
  says: invalidContent,
  title: 'input that the page is silent about is answered cleanly',
};

/** Content that no table forbids and that has broken servers: any clean 2xx or 4xx will do. */
export const robustness: SectionOf = () => ({
  clauses: [...clauses, silent],
  observe(exchange) {
    if (exchange.case.expect.kind !== 'observed' || reachOf(exchange.answer) === 'weather') return [];
    const judge = reachOf(exchange.answer) === 'broken' ? fails : passes;
    return [outcome(silent.id, exchange, judge('a clean answer: 2xx or 4xx', wordsFor(exchange.answer)))];
  },
});
