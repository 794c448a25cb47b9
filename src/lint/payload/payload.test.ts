import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../../contract/contract.ts';
import { unitsOf } from '../../generate/units.ts';
import { validUpdates } from '../../generate/valid.ts';
import type { Json } from '../../model/json.ts';
import { wrap } from '../../wrapper.ts';
import { basis, lintJson, lintOf } from '../documents.test-support.ts';
import { lintText } from '../lint-file.ts';
import { sourceText } from '../read/source-text.ts';
import { basisOf } from '../witness/basis.ts';
import { nearest } from './nearest.ts';

const told = (body: Json) =>
  lintJson(body).findings.map(({ level, rule, message, fix }) => `${level} ${rule}: ${message} ${fix}`);
const update = (attributes: { [name: string]: Json }) => told(wrap(attributes));
const parameters = {
  family: 4,
  fqdn: 'vpn.example.org',
  endpointGroups: {
    local: '646938a8-322e-44b3-ac35-60deadcd4252',
    peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
  },
  hidden: [],
} as const;

test('valid bodies and the examples of the page give no finding', () => {
  const { request, response } = basis.contract.examples;
  expect([...told(request), ...told(response)]).toEqual([]);
  const units = unitsOf(contractOf('virtuozzo', 4), parameters);
  fc.assert(
    fc.property(validUpdates(units), (attributes) => {
      expect(update(attributes)).toEqual([]);
    }),
  );
});

describe('a body is judged at its place, with what was probably meant', () => {
  test.each<[{ [name: string]: Json }, string]>([
    [{ mtu: 67 }, 'error request/mtu/minimum: mtu is 67, below 68 Write 68 or more.'],
    [{ mtu: 'large' }, 'error request/mtu/type: mtu is "large"; the page has it of type integer Write'],
    [
      { mtu: '2000' },
      'warning request/mtu/type: mtu is "2000"; the page has it of type integer Write 2000 without',
    ],
    [
      { mtu: '67' },
      'error request/mtu/type: mtu is "67"; the page has it of type integer Write 67 without quotes. Write 68 or more.',
    ],
    [{ admin_state_up: 'maybe' }, 'error request/admin_state_up/type: admin_state_up is "maybe"'],
    [
      { admin_state_up: 0 },
      'warning request/admin_state_up/type: admin_state_up is 0; the page has it of type boolean Write false.',
    ],
    [{ initiator: 5 }, 'error request/initiator/type: initiator is 5'],
    [{ name: 0 }, 'error request/name/type: name is 0'],
    [{ description: null }, 'warning request/description/type: description is null'],
    [
      { admin_state_up: 'True' },
      'warning request/admin_state_up/type: admin_state_up is "True"; the page has it of type boolean Write true',
    ],
    [{ initiator: 'bidirectional' }, 'Did you mean "bi-directional"?'],
    [{ initiator: 'response- only' }, 'Did you mean "response-only"?'],
    [{ initiator: 'nobody' }, 'Take one of these.'],
    [{ dpd: { action: 'Hold' } }, 'error request/dpd/action/enum: dpd.action is "Hold"'],
    [
      { dpd: { interval: 120, timeout: 30 } },
      'error request/dpd/timeout/x-greater-than: dpd.timeout is 30, which is not greater than interval',
    ],
    [{ dpd: 'hold' }, 'error request/dpd/type: dpd is "hold"'],
    [
      { interval: 30 },
      'warning request/ipsec_site_connection/x-closed: interval stands beside dpd interval belongs under dpd.',
    ],
    [{ dpd: { mtu: 1500 } }, 'warning request/dpd/x-closed: mtu stands under dpd mtu belongs beside dpd.'],
    [
      { ipsec_site_connection: { mtu: 1500 } },
      'the body is wrapped twice Take one ipsec_site_connection away.',
    ],
    [{ peer_adress: '192.0.2.1' }, 'Did you mean "peer_address"?'],
    [{ split_selector: true }, '"split_selector" is no attribute of an update Take it out.'],
    [
      { status: 'ACTIVE' },
      'warning request/ipsec_site_connection/x-read-only: status is only in answers Take it out.',
    ],
    [{ peer_address: '256.1.1.1' }, 'error request/peer_address/format'],
    [{ local_ep_group_id: 'a' }, 'note request/ipsec_site_connection/x-together'],
    [{ psk: 12345678 }, 'error request/psk/type: psk is a number; the page'],
  ])('%j', (attributes, words) => {
    const [first = '', ...others] = update(attributes);
    expect(first).toContain(words);
    expect(others).toEqual([]);
  });

  test('line and column are those of the key, in YAML as in JSON', () => {
    const { findings } = lintOf(
      '# a body\nipsec_site_connection:\n  name: A\n  mtu: 67 # small\n',
      'body.yaml',
    );
    expect(findings).toMatchObject([{ place: { line: 4, column: 3, endColumn: 6 } }]);
    const lines = lintOf('{"ipsec_site_connection":{}}\n{"ipsec_site_connection":{"mtu":67}}\n', 'a.jsonl');
    expect(lines.findings).toMatchObject([{ place: { line: 2, column: 27 } }]);
  });

  test('a body without its wrapper is told', () => {
    expect(told({ mtu: 1500, peer_id: 'a' })[0]).toContain('error request/ipsec_site_connection/required');
    expect(lintJson({ mtu: 1500, name: 'a network' }).kinds).toEqual([]);
  });
});

test.each<[{ [name: string]: Json }, string[]]>([
  [{ interval: '30', timeout: 120 }, ['warning request/dpd/interval/type']],
  [
    { interval: '130', timeout: 120 },
    ['error request/dpd/timeout/x-greater-than', 'warning request/dpd/interval/type'],
  ],
  [
    { interval: '10', timeout: '9' },
    ['error request/dpd/timeout/x-greater-than', 'warning request/dpd/interval/type'],
  ],
])('dpd %j breaks what the values break that it names', (dpd, expected) => {
  expect(
    update({ dpd })
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(expected);
});

describe('the body of an error', () => {
  const ofNeutron = { NeutronError: { type: 'HTTPBadRequest', message: 'x', detail: '' } };
  const ofKeystone = { error: { code: 401, title: 'Unauthorized', message: 'x' } };
  const openstack = (body: Json) =>
    lintText(sourceText('a.json', JSON.stringify(body)), basisOf('openstack', 4), { roots: [] });

  test.each<[Json]>([[ofNeutron], [ofKeystone], [{ NeutronError: 'x' }]])(
    '%j is not accused by the page, which is silent',
    (body) => {
      for (const as of [undefined, 'response', 'request'] as const) {
        const { kinds, notes, findings } = lintJson(body, { roots: [], ...(as && { as }) });
        expect({ kinds, notes, findings }).toEqual({
          kinds: [],
          notes: ['the page says nothing of the bodies of errors'],
          findings: [],
        });
      }
    },
  );

  test('is held against what a profile says of it', () => {
    expect([openstack(ofNeutron), openstack(ofKeystone)]).toMatchObject([
      { kinds: ['error body'], findings: [] },
      { kinds: ['error body'], findings: [] },
    ]);
    const { findings } = openstack({ NeutronError: { type: 'HTTPBadRequest', message: 5 } });
    expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual([
      'error error/400/NeutronError/detail/required',
      'error error/400/NeutronError/message/type',
    ]);
  });
});

describe('an answer', () => {
  const connection = (basis.contract.examples.response as { ipsec_site_connection: { [name: string]: Json } })
    .ipsec_site_connection;
  test.each<[{ [name: string]: Json }, string | undefined]>([
    [{ status: 'PENDING CREATE' }, 'error response/status/enum'],
    [{ mtu: '1500' }, 'error response/mtu/type'],
    [{ vendor_extension: 1 }, undefined],
    [{ local_ep_group_id: null, peer_ep_group_id: null }, undefined],
  ])('with %j', (changed, words) => {
    expect(told(wrap({ ...connection, ...changed }))[0]?.split(':')[0]).toBe(words);
  });

  test('without project_id is told, without an optional key is not', () => {
    const { project_id: _, ...rest } = connection;
    expect(told(wrap(rest))[0]).toContain('error response/project_id/required: project_id is missing');
    const { name: __, ...others } = connection;
    expect(told(wrap(others))).toEqual([]);
  });

  test('of a list, and the body of a creation, are warnings at most', () => {
    expect(told({ ipsec_site_connections: [{ ...connection, status: 'GONE' }] })[0]).toMatch(
      /^warning response/,
    );
    const creation = { vpnservice_id: 'a', ikepolicy_id: 'b', ipsecpolicy_id: 'c', mtu: 1 };
    expect(update(creation)).toHaveLength(1);
    expect(update(creation)[0]).toMatch(/^warning request\/mtu\/minimum/);
  });
});

test('a profile that refuses unknown keys makes them errors', () => {
  const openstack = basisOf('openstack', 4);
  const text = JSON.stringify(wrap({ interval: 30 }));
  const { findings } = lintText(sourceText('a.json', text), openstack, { roots: [] });
  expect(findings).toMatchObject([{ level: 'error', fix: 'interval belongs under dpd.' }]);
});

test('a secret is in no message and in no line that is shown', () => {
  const text = '{"ipsec_site_connection": {"psk": "hush-hush", "mtu": 1, "x": {"password": "hush-hush"}}}';
  const { findings } = lintOf(text, 'a.json');
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings)).not.toContain('hush-hush');
});

test.each([
  ['HOLD', ['hold', 'clear'], 'hold'],
  ['restart_by_peer', ['restart', 'restart-by-peer'], 'restart-by-peer'],
  ['descripton', ['description', 'dpd'], 'description'],
  ['x', ['dpd', 'mtu'], undefined],
  ['', ['dpd'], undefined],
])('%j was meant to be one of %j: %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
