import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { deviationOf } from '../deviation/clause-result.test-support.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import type { Evidence } from '../run/evidence.ts';
import { bundled, criteria, signedAnew } from './bundled.test-support.ts';
import { derivedFrom, jsonFile } from './derived.ts';
import { attestationName, type BundleFiles } from './files.ts';
import type { TargetFile } from './target-file.ts';
import { type Criteria, verifyBundle } from './verify.ts';

let sound: BundleFiles;
let failing: BundleFiles;
let deviating: BundleFiles;
const granted = deviationOf({ created: '2025-12-01', expires: '2026-03-31', productVersions: ['1'] });
beforeAll(async () => {
  deviating = await bundled('mtu-67-accepted', [granted]);
  sound = await bundled();
  failing = await bundled('mtu-67-accepted');
});

const refusal = (files: BundleFiles, parts: Partial<Criteria> = {}) =>
  verifyBundle(files, { ...criteria, ...parts }).then(
    () => 'holds',
    (error) => `${error.step}: ${error.message}`,
  );

test('a bundle holds, whatever its verdict', async () => {
  expect((await verifyBundle(sound, criteria)).report.verdict).toBe('conformant');
  expect((await verifyBundle(failing, criteria)).report.verdict).toBe('non-conformant');
  expect([...failing.keys()].filter((name) => name.startsWith('replay/'))).not.toEqual([]);
});

test('the same run gives the same bundle, but for the ids that the server gives its answers', async () => {
  const plain = (files: BundleFiles) =>
    [...files]
      .filter(([name]) => !/MANIFEST|attestation/.test(name))
      .map(([name, bytes]) => [
        name,
        String(bytes).replaceAll(/"(x-openstack-request-id|date)":"[^"]*"/g, ''),
      ]);
  expect(plain(await bundled())).toEqual(plain(sound));
});

describe('a bundle with a deviation', () => {
  const file = (...deviations: readonly Deviation[]) => ({
    'deviations.yaml': jsonFile({ schemaVersion: 1, deviations }),
  });

  test('holds, and is not called conformant', async () => {
    const { report } = await verifyBundle(deviating, criteria);
    expect(report.verdict).toBe('conformant-with-deviations');
    expect(report.totals.must).toMatchObject({ deviation: 1 });
  });

  test.each([
    ['on its last day', Date.UTC(2026, 2, 31, 23), 'holds'],
    [
      'on the day after',
      Date.UTC(2026, 3, 1),
      'deviations: the deviation for request/mtu/minimum expired on 2026-03-31, 1 day ago: what it waived counts as failed now',
    ],
  ])('%s', async (_, now, said) => {
    expect(await refusal(deviating, { now })).toBe(said);
  });

  test.each<[string, Record<string, Buffer | undefined>, RegExp]>([
    ['whose file is gone', { 'deviations.yaml': undefined }, /^schemas: "deviations.yaml" is missing/],
    ['whose file is empty', { 'deviations.yaml': Buffer.from('') }, /^schemas: deviations.yaml:1:1: /],
    ['whose file grants nothing', file(), /^verdicts: report.json says at \/verdict/],
    [
      'whose file grants longer',
      file({ ...granted, expires: '2027-01-01' }),
      /^verdicts: .*request\/mtu\/minimum/,
    ],
    ['whose file is of another release', file({ ...granted, productVersions: ['2'] }), /^verdicts: /],
    [
      'whose file waives what cannot be waived',
      file(granted, { ...granted, clause: 'state/refused/unchanged' }),
      /^clauses: deviations.yaml:\d+:\d+: "state\/refused\/unchanged".* cannot be waived/,
    ],
    [
      'whose file names what is not asked',
      file({ ...granted, clause: 'request/mtu/maximum' }),
      /^clauses: deviations.yaml:\d+:\d+: profile virtuozzo has no clause "request\/mtu\/maximum"/,
    ],
  ])('%s is refused', async (_, changed, message) => {
    expect(await refusal(await signedAnew(deviating, changed))).toMatch(message);
  });

  test('is signed as one with remarks, and the clause is among them', () => {
    const { payload } = JSON.parse(String(deviating.get(attestationName))) as { payload: string };
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(predicate.result).toBe('WARNED');
    expect(predicate.warnedTests).toContain('request/mtu/minimum');
    expect(predicate.passedTests).not.toContain('request/mtu/minimum');
  });
});

describe('what only a part of the world can say', () => {
  test('another key', async () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(await refusal(sound, { keys: [publicKey] })).toMatch(
      /^signature: signed with the key \w+, which is none/,
    );
  });
  test('no challenge in it, and another one than was handed out', async () => {
    const challenge = '0123456789abcdef';
    expect(await refusal(sound, { challenge })).toBe('challenge: the run was asked without a challenge');
    const said = JSON.parse(String(sound.get('target.json'))) as TargetFile;
    const answering = await signedAnew(sound, { 'target.json': jsonFile({ ...said, challenge }) });
    expect(await refusal(answering, { challenge: 'fedcba9876543210' })).toBe(
      'challenge: the run answers another challenge',
    );
    expect(await refusal(answering, { challenge })).toBe(
      'challenge: the seed 1 is not that of the challenge',
    );
  });
  test('too long ago', async () => {
    expect(await refusal(sound, { notBefore: Date.UTC(2025, 0) })).toBe('holds');
    expect(await refusal(sound, { notBefore: Date.UTC(2027, 0) })).toMatch(
      /^freshness: the run ended at 2026-/,
    );
  });
  test('another kit', async () => {
    expect(await refusal(sound, { kit: { ...criteria.kit, version: '9.9.9' } })).toBe(
      'kit: made by vpnaas-conformance test, this is vpnaas-conformance 9.9.9: verify with the same version',
    );
  });
});

describe('a dishonest signer is refused', () => {
  const report = (change: (report: Report) => object) => async (files: BundleFiles) => ({
    'report.json': jsonFile({ ...change(JSON.parse(String(files.get('report.json'))) as Report) }),
  });
  const lines = (change: (lines: Evidence[]) => Evidence[]) => async (files: BundleFiles) => {
    const read = String(files.get('evidence.jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Evidence);
    return {
      'evidence.jsonl': Buffer.from(
        change(read)
          .map((line) => `${JSON.stringify(line)}\n`)
          .join(''),
      ),
    };
  };
  const plan = (change: (plan: Plan) => object) => async (files: BundleFiles) => ({
    'plan.json': jsonFile(change(JSON.parse(String(files.get('plan.json'))) as Plan)),
  });
  const passing = (all: Report): Report => ({
    ...all,
    verdict: 'conformant',
    clauses: all.clauses.map((clause) => {
      const { counterexample: _, ...rest } = clause;
      return clause.verdict === 'fail' ? { ...rest, verdict: 'pass' } : clause;
    }),
    totals: { ...all.totals, must: { pass: all.clauses.filter(({ level }) => level === 'must').length } },
  });
  const tampering: readonly [
    string,
    (files: BundleFiles) => Promise<Record<string, Buffer | undefined>>,
    RegExp,
  ][] = [
    ['who turns a fail into a pass', report(passing), /^verdicts: report.json says at \/verdict/],
    [
      'who raises a total',
      report((all) => ({ ...all, totals: { ...all.totals, must: { pass: 500 } } })),
      /^verdicts: .*\/totals/,
    ],
    [
      'who drops a clause',
      report((all) => ({ ...all, clauses: all.clauses.slice(1) })),
      /^clauses: the clause .* is not in the report/,
    ],
    [
      'who has a clause twice',
      report((all) => ({ ...all, clauses: [...all.clauses, ...all.clauses.slice(0, 1)] })),
      /^schemas: .* twice/,
    ],
    [
      'who writes no report',
      report((all) => ({ ...all, schemaVersion: 2 })),
      /^schemas: report.json: .schemaVersion must be/,
    ],
    [
      'who asks less',
      report((all) => ({ ...all, plan: { ...all.plan, only: ['status'] } })),
      /^plan: only a part/,
    ],
    [
      'who asks quickly',
      report((all) => ({ ...all, plan: { ...all.plan, effort: 'quick' } })),
      /^plan: only a part/,
    ],
    [
      'who names a profile that is not there',
      report((all) => ({ ...all, profile: { name: 'mine', title: 'x' } })),
      /^kit: this kit has no profile "mine"/,
    ],
    [
      'who leaves cases out of the plan',
      plan((all) => ({ ...all, cases: all.cases.slice(1) })),
      /^plan: seed 1 gives another plan/,
    ],
    [
      'who asks only what no tunnel feels',
      plan((all) => ({ ...all, parameters: { ...all.parameters, gentle: true } })),
      /^plan: only what no tunnel feels/,
    ],
    ['who writes no plan', plan(() => ({})), /^plan: plan.json has no parameters/],
    [
      'who leaves an exchange out',
      lines((all) => all.toSpliced(5, 1)),
      /^verdicts: evidence.jsonl: exchange 6 is of/,
    ],
    [
      'who changes an answer',
      lines((all) =>
        all.map((line) =>
          line.answer?.kind === 'response' && line.answer.status === 200
            ? { ...line, answer: { ...line.answer, status: 204 } }
            : line,
        ),
      ),
      /^verdicts: /,
    ],
    [
      'who writes no evidence',
      async () => ({ 'evidence.jsonl': Buffer.from('{}\n') }),
      /^schemas: line 1 of evidence.jsonl is no exchange/,
    ],
    [
      'who cuts the evidence off',
      async (files) => ({ 'evidence.jsonl': files.get('evidence.jsonl')?.subarray(0, 5000) }),
      /^schemas: evidence.jsonl is missing or cut off/,
    ],
    [
      'whose page shows another verdict',
      async (files) => ({
        'report.html': (
          await derivedFrom(passing(JSON.parse(String(files.get('report.json'))) as Report))
        ).get('report.html'),
      }),
      /^derived files: "report.html" does not say/,
    ],
    [
      'who leaves the JUnit file out',
      async () => ({ 'junit.xml': undefined }),
      /^derived files: "junit.xml"/,
    ],
    [
      'who adds a file',
      async () => ({ 'extra.txt': Buffer.from('x') }),
      /^derived files: "extra.txt" belongs to no bundle/,
    ],
    [
      'who forgets who was asked',
      async () => ({ 'target.json': jsonFile({}) }),
      /^schemas: target.json has no identity/,
    ],
    [
      "who shows a self-test that is not the kit's",
      async () => ({ 'selftest.json': jsonFile({ kit: 'x' }) }),
      /^kit: the self-test/,
    ],
  ];
  test.each(tampering)('%s', async (_, change, message) => {
    expect(await refusal(await signedAnew(failing, await change(failing)))).toMatch(message);
  });
});

test('a bundle without its attestation is refused', async () => {
  const files = new Map(sound);
  files.delete(attestationName);
  expect(await refusal(files)).toBe(
    `envelope: "${attestationName}" is missing: nobody signed this, or the run has not ended`,
  );
});
