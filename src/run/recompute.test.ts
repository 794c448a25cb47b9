import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profileNames } from '../contract/profiles.ts';
import { faults } from '../reference/faults.ts';
import { faulty } from '../selftest/subjects.ts';
import { recompute } from './recompute.ts';
import { type RecordedRun, record, storePsk } from './recorded.test-support.ts';
import { reportedOf } from './reported.test-support.ts';

const again = ({ evidence, recorded, opened }: RecordedRun) =>
  reportedOf({ opened, result: recompute(evidence, recorded), events: [], exchanges: [] });

test.each(profileNames())(
  'profile %s: evidence alone gives the report of a lawful server',
  async (profile) => {
    const run = await record(faulty(undefined, 4, profile), { profile, effort: 'standard' });
    expect(run.report.verdict).toBe('conformant');
    expect(again(run)).toEqual(run.report);
  },
);

const some = faults.filter((_, index) => index % 12 === 0);

test.each(some.map((fault) => [fault.name, fault] as const))(
  'fault %s: evidence alone gives the report, made smaller requests included',
  async (_, fault) => {
    const { family = 4, profile = 'virtuozzo' } = fault;
    const run = await record(faulty(fault, family, profile), { family, profile, shrink: true });
    expect(again(run)).toEqual(run.report);
  },
);

const manyUpdates = new Set(['mixes connections up', 'fails under concurrency']);
const unread = faults.filter(
  ({ name, kind }) => /unread|refused-attributes/.test(name) || manyUpdates.has(kind),
);

test.each(unread.map((fault) => [fault.name, fault] as const))(
  'fault %s, that sequences see: evidence alone gives the report, shortened sequences included',
  async (_, fault) => {
    const run = await record(faulty(fault, 4, 'virtuozzo'), { shrink: true });
    const { clause = '', asked } = run.evidence.find(({ kind }) => kind === 'shrinking') ?? {};
    expect(fault.seenBy).toContain(clause);
    expect(asked?.steps?.length).toBeGreaterThan(0);
    expect(again(run)).toEqual(run.report);
  },
);

test('a run that was stopped is incomplete from its evidence too', async () => {
  const run = await record(faulty(undefined, 4, 'virtuozzo'), { stopAfter: 20 });
  expect(run.report).toMatchObject({ verdict: 'incomplete', reason: 'interrupted' });
  expect(again(run)).toEqual(run.report);
});

const nasty = fc.oneof(
  fc.constantFrom(
    'ACTIVE',
    'site',
    'hold',
    'static',
    'json',
    'status',
    'psk',
    '1500',
    'a b',
    '<psk>',
    'abcd',
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.stringMatching(/^[0-9a-f]{4,8}$/),
);

test('whatever the psk is, the verdicts are those of unsealed exchanges', async () => {
  const sampled = faults.filter(({ profile }, index) => index % 29 === 7 && !profile);
  await fc.assert(
    fc.asyncProperty(nasty, fc.constantFrom(undefined, ...sampled), async (psk, fault) => {
      const [one, two] = [faulty(fault, 4, 'virtuozzo'), faulty(fault, 4, 'virtuozzo')];
      for (const subject of [one, two]) fc.pre((await storePsk(subject, psk)) === 200);
      const verdicts = ({ report }: RecordedRun) =>
        report.clauses.map(({ id, verdict }) => `${id} ${verdict}`);
      const sealed = await record(one);
      expect(verdicts(sealed)).toEqual(verdicts(await record(two, { sealed: false })));
      expect(again(sealed)).toEqual(sealed.report);
    }),
    { numRuns: 25 },
  );
});

const secrets = ['canary-psk "quoted"', 'canary-7f3a9d', '\u{1f511}-canary-\u00e4', 'deadbeef42c0ffee'];

test.each(secrets)('the psk %j and the token are in no line', async (psk) => {
  const echoing = faults.filter(({ name }) => /echo|tell|show/.test(name)).slice(0, 5);
  for (const fault of [undefined, ...echoing]) {
    const subject = faulty(fault, 4, 'virtuozzo');
    await storePsk(subject, psk);
    const { lines } = await record(subject, { shrink: true });
    const text = lines.join('\n');
    for (const secret of [psk, JSON.stringify(psk).slice(1, -1), subject.token])
      expect(text).not.toContain(secret);
    expect(text).toMatch(/<psk:[0-9a-f]{32}>/);
    expect(text).toMatch(/<token:[0-9a-f]{32}>/);
  }
});

describe('refused is evidence', () => {
  const cases: readonly [string, (lines: RecordedRun['evidence']) => RecordedRun['evidence'], string][] = [
    ['without an exchange', (lines) => lines.toSpliced(3, 1), 'exchange 4 is of'],
    ['without the last one', (lines) => lines.slice(0, -1), 'is missing'],
    ['with one twice', (lines) => lines.toSpliced(3, 0, ...lines.slice(3, 4)), 'exchange 5 is of'],
    [
      'with a clause that it was not judged by',
      (lines) => lines.map((line, index) => (index === 2 ? { ...line, judged: ['state/nothing'] } : line)),
      'does not name the clauses',
    ],
    [
      'of another twin',
      (lines) => lines.map((line) => (line.twin ? { ...line, twinStatus: 418 } : line)),
      'its twin was answered 418',
    ],
  ];
  test.each(cases)('%s', async (_, change, message) => {
    const { evidence, recorded } = await record(faulty(undefined, 4, 'virtuozzo'));
    expect(() => recompute(change(evidence), recorded)).toThrow(message);
  });
});
