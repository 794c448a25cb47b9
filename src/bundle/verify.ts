import type { KeyObject } from 'node:crypto';
import { type Contract, contractOf } from '../contract/contract.ts';
import { isObject, sameJson } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { Family, Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import type { SelftestStamp } from '../model/selftest.ts';
import { clausesOf, createPlan, digestOf } from '../run/plan.ts';
import type { SectionOf } from '../suite/suite.ts';
import { BundleError } from './bundle-error.ts';
import { seedOf } from './challenge.ts';
import { evidenceIn, jsonIn, reportIn } from './contents.ts';
import { derivedFrom } from './derived.ts';
import { checkUnexpired, deviationsFor } from './deviations.ts';
import { openEnvelope } from './envelope.ts';
import { attestationName, type BundleFiles, deviationsName } from './files.ts';
import { checkSame, judgedAgain } from './judged-again.ts';
import { checkManifest } from './manifest.ts';
import { checkStatement, checkSubjects, parseStatement } from './statement.ts';
import { type TargetFile, targetFileFrom } from './target-file.ts';

/** What a bundle is held against. */
export interface Criteria {
  /** Every signature has to be by one of them. */
  readonly keys: readonly KeyObject[];
  /** The nonce that was handed out. */
  readonly challenge?: string | undefined;
  /** Today, in milliseconds since 1970. */
  readonly now: number;
  /** The oldest end of a run that counts, in milliseconds since 1970. */
  readonly notBefore?: number | undefined;
  readonly kit: { readonly name: string; readonly version: string };
  readonly sections: readonly SectionOf[];
  /** The self-test that this kit carries for a contract. */
  readonly stampOf: (contract: string) => SelftestStamp | null;
}

/** A bundle that holds. */
export interface Verified {
  readonly report: Report;
  readonly target: TargetFile;
  readonly exchanges: number;
}

/** Checks a bundle, offline, in the order of `steps`. @throws BundleError at the first step that does not hold */
export async function verifyBundle(files: BundleFiles, criteria: Criteria): Promise<Verified> {
  const attestation = files.get(attestationName);
  if (!attestation)
    throw new BundleError(
      'envelope',
      `"${attestationName}" is missing: nobody signed this, or the run has not ended`,
    );
  const statement = parseStatement(openEnvelope(attestation, criteria.keys));
  checkSubjects(statement, files);
  checkManifest(files);
  const report = reportIn(files);
  const target = targetFileFrom(jsonIn(files, 'target.json'));
  checkStatement(statement, files, report);
  const contract = checkKit(files, report, criteria);
  const plan = checkPlan(files, report, target, contract, criteria);
  checkChallenge(target, plan, criteria.challenge);
  checkClauses(report, contract, criteria.sections);
  const { sections } = criteria;
  const deviations = deviationsFor(files, { report, target, contract, sections });
  const evidence = evidenceIn(files);
  const again = judgedAgain(evidence, { report, target, plan, deviations }, { contract, sections });
  checkSame(again.report, report);
  await checkDerived(files, report, again.replays);
  checkUnexpired(report, criteria.now);
  const { finishedAt } = report.run;
  if (criteria.notBefore !== undefined && !(Date.parse(finishedAt ?? '') >= criteria.notBefore)) {
    throw new BundleError(
      'freshness',
      `the run ended at ${finishedAt ?? 'no known time'}, which is too long ago`,
    );
  }
  return { report, target, exchanges: evidence.length };
}

/** The contract that the kit has now, if it is the one that the bundle was made by. */
function checkKit(files: BundleFiles, report: Report, { kit, stampOf }: Criteria): Contract {
  const { name, version } = report.kit;
  if (name !== kit.name || version !== kit.version) {
    throw new BundleError(
      'kit',
      `made by ${name} ${version}, this is ${kit.name} ${kit.version}: verify with the same version`,
    );
  }
  const contract = knownContract(report.profile.name, report.target.family);
  if (contract.digest !== report.plan.contract) {
    throw new BundleError('kit', 'made by a kit with another contract: verify with the same build');
  }
  const stamp = stampOf(contract.digest) as object as Json;
  const [inReport, inFile] = [report.selftest as object as Json, jsonIn(files, 'selftest.json')];
  if (!sameJson(inReport, stamp) || !sameJson(inFile, stamp)) {
    throw new BundleError('kit', 'the self-test that it shows is not that of this kit');
  }
  return contract;
}

function knownContract(profile: string, family: Family): Contract {
  try {
    return contractOf(profile, family);
  } catch {
    throw new BundleError('kit', `this kit has no profile "${profile}"`);
  }
}

/** The plan, made anew from its seed. */
function checkPlan(
  files: BundleFiles,
  report: Report,
  target: TargetFile,
  contract: Contract,
  { sections }: Criteria,
): Plan {
  const { effort, seed, only, digest } = report.plan;
  const refuse = (why: string) => new BundleError('plan', why);
  if (effort === 'quick' || only || report.shard || report.merged || report.run.repeat !== 1) {
    throw refuse('only a part of what the profile asks was asked');
  }
  if (report.target.family !== target.family || report.target.connection !== target.connection) {
    throw refuse('report.json and target.json name two connections');
  }
  const said = jsonIn(files, 'plan.json');
  const parameters = isObject(said) ? said['parameters'] : undefined;
  if (isObject(parameters) && parameters['gentle'] !== undefined) {
    throw refuse('only what no tunnel feels was asked');
  }
  const again = replanned(() =>
    createPlan(contract, sections, parameters as object as Plan['parameters'], {
      seed,
      effort,
      only: [],
      kit: report.kit.version,
    }),
  );
  if (!sameJson(JSON.parse(JSON.stringify(again)) as Json, said) || digestOf(again) !== digest) {
    throw refuse(`seed ${seed} gives another plan than plan.json`);
  }
  return again;
}

function replanned(plan: () => Plan): Plan {
  try {
    return plan();
  } catch {
    throw new BundleError('plan', 'plan.json has no parameters to make a plan of');
  }
}

function checkChallenge(target: TargetFile, plan: Plan, given: string | undefined): void {
  if (given !== undefined && target.challenge !== given) {
    throw new BundleError(
      'challenge',
      target.challenge === undefined
        ? 'the run was asked without a challenge'
        : 'the run answers another challenge',
    );
  }
  if (target.challenge !== undefined && !isSeedOf(plan.seed, target.challenge)) {
    throw new BundleError('challenge', `the seed ${plan.seed} is not that of the challenge`);
  }
}

function isSeedOf(seed: number, challenge: string): boolean {
  try {
    return seedOf(challenge) === seed;
  } catch {
    return false;
  }
}

function checkClauses(report: Report, contract: Contract, sections: readonly SectionOf[]): void {
  const [asked, said] = [
    clausesOf(contract, sections).map(({ id }) => id),
    report.clauses.map(({ id }) => id),
  ];
  const missing = asked.find((id) => !said.includes(id));
  const strange = said.find((id) => !asked.includes(id));
  if (missing !== undefined)
    throw new BundleError('clauses', `the clause ${missing} of the profile is not in the report`);
  if (strange !== undefined)
    throw new BundleError('clauses', `the report has ${strange}, which the profile does not ask`);
}

async function checkDerived(
  files: BundleFiles,
  report: Report,
  replays: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const expected = new Map([...(await derivedFrom(report)), ...replays]);
  for (const [name, bytes] of expected) {
    if (!files.get(name)?.equals(bytes)) {
      throw new BundleError('derived files', `"${name}" does not say what report.json says`);
    }
  }
  const own = new Set([
    'report.json',
    'plan.json',
    'target.json',
    'selftest.json',
    'evidence.jsonl',
    deviationsName,
    'MANIFEST.json',
    attestationName,
  ]);
  const more = [...files.keys()].find((name) => !own.has(name) && !expected.has(name));
  if (more !== undefined) throw new BundleError('derived files', `"${more}" belongs to no bundle`);
}
