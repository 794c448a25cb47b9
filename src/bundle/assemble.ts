import type { KeyObject } from 'node:crypto';
import type { Report } from '../model/report.ts';
import type { SelftestStamp } from '../model/selftest.ts';
import { derivedFrom, jsonFile } from './derived.ts';
import { envelopeOf } from './envelope.ts';
import { attestationName, type BundleFiles, deviationsName, manifestName } from './files.ts';
import { manifestOf } from './manifest.ts';
import { statementOf } from './statement.ts';
import type { TargetFile } from './target-file.ts';

/** What is signed beside the run folder. */
export interface Certificate {
  readonly report: Report;
  readonly target: TargetFile;
  readonly stamp: SelftestStamp | null;
  /** `deviations.yaml` as it was given. */
  readonly deviations: string;
  readonly key: KeyObject;
}

/** A bundle: the run folder (report, plan, evidence, replay files) and what is made of it, under one signature. */
export async function assemble(run: BundleFiles, certificate: Certificate): Promise<BundleFiles> {
  const { report, target, stamp, deviations, key } = certificate;
  const files = new Map([
    ...run,
    ...(await derivedFrom(report)),
    ['target.json', jsonFile(target)],
    [deviationsName, Buffer.from(deviations)],
    ['selftest.json', Buffer.from(`${JSON.stringify(stamp, null, 2)}\n`)],
  ]);
  files.set(manifestName, manifestOf(files));
  files.set(attestationName, envelopeOf(statementOf(files, report), key));
  return files;
}
