import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { caseOf } from './fake-session.test-support.ts';
import type { Opened } from './opening.ts';
import { isReplayFile, replayFileOf } from './replay-file.ts';
import type { Finding } from './shrink.ts';

const opened = {
  contract: { profile: { name: 'virtuozzo' } },
  plan: { kit: '0.0.0', profile: 'virtuozzo', parameters: { family: 4, hidden: [] }, seed: 7 },
  target: { url: 'https://cloud.example.org/network', connectionId: 'an-id', token: 'a-token' },
} as unknown as Opened;
const asked = caseOf({ mtu: 67 }, { expect: { kind: 'refused', status: 400 } });
const finding = { exchange: { case: asked, before: { psk: 'a secret' } } } as unknown as Finding;
const file = replayFileOf(opened, 'request/mtu/minimum', finding, false);

test('a file says which case of which clause is asked, and where', () => {
  expect(file).toEqual({
    kit: '0.0.0',
    profile: 'virtuozzo',
    parameters: { family: 4, hidden: [] },
    seed: 7,
    target: { url: 'https://cloud.example.org/network', connection: 'an-id', embedded: false },
    clause: 'request/mtu/minimum',
    case: asked,
  });
});

test('a twin is in the file where there is one', () => {
  const twin = caseOf({ mtu: 68 });
  expect(replayFileOf(opened, 'a', { ...finding, twin }, true)).toMatchObject({
    twin,
    target: { embedded: true },
  });
});

test('what a run wrote is a replay file, read back from its text too', () => {
  expect(isReplayFile(file)).toBe(true);
  expect(isReplayFile(JSON.parse(JSON.stringify({ ...file, twin: caseOf({ mtu: 68 }) })))).toBe(true);
});

const steps = [{ updates: [{ request: asked.request, valid: true }], reads: ['named'] }];
const sequence = { ...asked, steps, expect: { kind: 'explained' } };

test('a sequence makes a replay file, which names the second connection where it is about it', () => {
  expect(isReplayFile({ ...file, case: sequence })).toBe(true);
  const beside = { ...opened, second: { connectionId: 'another-id' } };
  const about = (reads: readonly string[]) => {
    const found = {
      exchange: { case: { ...sequence, steps: [{ updates: [], reads }] } },
    } as unknown as Finding;
    return replayFileOf(beside, 'a', found, false).target.second;
  };
  expect([about(['named']), about(['named', 'second'])]).toEqual([undefined, 'another-id']);
});

const parts = (changed: object) => ({ ...file, ...changed });
const inCase = (changed: object) => parts({ case: { ...asked, ...changed } });

test.each([
  ['nothing', null],
  ['an array', []],
  ['an empty object', {}],
  ['a report', { schemaVersion: 1, target: { url: '', connection: '' } }],
  ['no profile', parts({ profile: undefined })],
  ['a number for a clause', parts({ clause: 1 })],
  ['a fraction for a seed', parts({ seed: 1.5 })],
  ['no family', parts({ parameters: {} })],
  ['no URL', parts({ target: { connection: 'an-id' } })],
  ['a number for a connection', parts({ target: { url: 'https://cloud.example.org', connection: 1 } })],
  ['a case without an id', inCase({ id: undefined })],
  ['a case without a request', inCase({ request: undefined })],
  ['an unknown token', inCase({ request: { token: 'admin', connection: 'named' } })],
  ['another connection', inCase({ request: { token: 'own', connection: 'all' } })],
  ['no expectation', inCase({ expect: undefined })],
  ['an unknown expectation', inCase({ expect: { kind: 'hoped' } })],
  ['a coercion without its value', inCase({ expect: { kind: 'coerced' } })],
  ['a sequence without steps', parts({ case: { ...sequence, steps: undefined } })],
  ['a sequence of no steps', parts({ case: { ...sequence, steps: [] } })],
  ['steps of a single request', inCase({ steps })],
  ['a step without updates', parts({ case: { ...sequence, steps: [{ reads: [] }] } })],
  [
    'a step that reads another connection',
    parts({ case: { ...sequence, steps: [{ updates: [], reads: ['all'] }] } }),
  ],
  ['a text for what is given', inCase({ given: 'mtu' })],
  ['a twin that is no case', parts({ twin: {} satisfies JsonObject })],
])('%s makes no replay file', (_, value) => {
  expect(isReplayFile(value)).toBe(false);
});
