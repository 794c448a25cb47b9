import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { updateConnection } from '../../suites/index.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Report } from '../model/report.ts';
import { record } from '../run/recorded.test-support.ts';
import { reportedOf } from '../run/reported.test-support.ts';
import { faultNamed, faulty } from '../selftest/subjects.ts';
import { assemble } from './assemble.ts';
import { derivedFrom, jsonFile } from './derived.ts';
import { envelopeOf } from './envelope.ts';
import { attestationName, type BundleFiles, manifestName } from './files.ts';
import { judgedAgain } from './judged-again.ts';
import { sealKeyOf } from './keys.ts';
import { manifestOf } from './manifest.ts';
import { statementOf } from './statement.ts';
import type { TargetFile } from './target-file.ts';
import type { Criteria } from './verify.ts';

/** Keys of a signer. */
export const signer = generateKeyPairSync('ed25519');

/** What the bundles of these tests are held against. */
export const criteria: Criteria = {
  keys: [signer.publicKey],
  kit: { name: 'vpnaas-conformance', version: 'test' },
  sections: updateConnection,
  now: Date.UTC(2026, 0, 1),
  stampOf: () => null,
};

/** A bundle of a run on the reference server, with a fault or without, and with deviations or without. */
export async function bundled(
  faultName?: string,
  given: readonly Deviation[] = [],
  key: KeyObject = signer.privateKey,
): Promise<BundleFiles> {
  const fault = faultName === undefined ? undefined : faultNamed(faultName);
  const subject = faulty(fault, 4, 'virtuozzo');
  const sealKey = () => sealKeyOf(key, 'test');
  const run = await record(subject, { effort: 'standard', shrink: true, sealKey });
  const { opened, result, evidence, lines } = run;
  const kit = { name: 'vpnaas-conformance', version: 'test', node: '20.19.0' };
  const target: TargetFile = {
    identity: {
      organisation: 'Example',
      product: 'Cloud',
      version: '1',
      operator: 'Lab',
      environment: 'bed',
    },
    url: subject.url,
    connection: subject.connection,
    family: 4,
    embedded: false,
  };
  const draft = reportedOf({ opened, result, events: [], exchanges: [] }, { kit });
  const { report, replays } = judgedAgain(
    evidence,
    { report: draft, target, plan: opened.plan, deviations: given },
    opened,
  );
  const deviations = `${JSON.stringify({ schemaVersion: 1, deviations: given })}\n`;
  const folder = new Map([
    ['report.json', jsonFile(report)],
    ['plan.json', jsonFile(opened.plan)],
    ['evidence.jsonl', Buffer.from(lines.map((line) => `${line}\n`).join(''))],
    ...replays,
  ]);
  return assemble(folder, { report, target, stamp: null, deviations, key });
}

/** The bundle as a dishonest signer would make it after changing some files: everything that hangs on them is made anew. */
export async function signedAnew(
  files: BundleFiles,
  changed: Readonly<Record<string, Buffer | undefined>>,
): Promise<BundleFiles> {
  const next = new Map(files);
  for (const [name, bytes] of Object.entries(changed)) {
    if (bytes) next.set(name, bytes);
    else next.delete(name);
  }
  const report = JSON.parse(String(next.get('report.json'))) as Report;
  if (changed['report.json']) {
    for (const [name, bytes] of await derivedFrom(report)) if (!(name in changed)) next.set(name, bytes);
  }
  next.set(manifestName, manifestOf(next));
  next.set(attestationName, envelopeOf(statementOf(next, report), signer.privateKey));
  return next;
}
