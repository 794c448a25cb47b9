import { isObject, sameJson } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { ClauseResult, Report } from '../model/report.ts';
import { BundleError } from './bundle-error.ts';
import { type BundleFiles, manifestName } from './files.ts';
import { sha256 } from './manifest.ts';

const statementType = 'https://in-toto.io/Statement/v1';
const predicateType = 'https://in-toto.io/attestation/test-result/v0.1';
const untested = 'https://vpnaas-conformance.example/attestation/untested';

/** What the signature is about: nothing else of a bundle is signed, everything else hangs on these by sha256. */
const subjects = ['report.json', 'target.json', manifestName];

/** The in-toto test-result statement (v0.1) of a bundle whose manifest is written. */
export function statementOf(files: BundleFiles, report: Report) {
  const resource = (name: string) => ({ name, digest: { sha256: sha256(files.get(name) ?? '') } });
  const counted = report.clauses.filter(({ level }) => level !== 'info');
  const those = (...verdicts: ClauseResult['verdict'][]) =>
    counted.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
  return {
    _type: statementType,
    subject: subjects.map(resource),
    predicateType,
    predicate: {
      result: resultOf(report),
      configuration: [...files.keys()]
        .filter((name) => !subjects.includes(name) && !name.endsWith('.jsonl') && !name.startsWith('replay/'))
        .concat('evidence.jsonl')
        .sort()
        .map(resource),
      passedTests: those('pass'),
      warnedTests: those('warn', 'deviation'),
      failedTests: those('fail', 'flaky', 'inconclusive'),
      [untested]: those('skipped'),
    },
  };
}

/** PASSED only where nothing failed, nothing is open, nothing deviates and nothing is remarked on. */
function resultOf({ verdict, totals }: Report): 'PASSED' | 'WARNED' | 'FAILED' {
  if (verdict !== 'conformant' && verdict !== 'conformant-with-deviations') return 'FAILED';
  const { must, should } = totals;
  const remarks = [must.warn, should.warn, must.deviation, should.deviation];
  return remarks.some((number = 0) => number > 0) ? 'WARNED' : 'PASSED';
}

/** @throws BundleError where a payload is no such statement */
export function parseStatement(payload: Buffer): { readonly [name: string]: Json } {
  let statement: Json;
  try {
    statement = JSON.parse(payload.toString('utf8')) as Json;
  } catch {
    throw new BundleError('statement', 'what was signed is not JSON');
  }
  if (!isObject(statement) || statement['_type'] !== statementType) {
    throw new BundleError('statement', `what was signed is not a statement of the type ${statementType}`);
  }
  if (statement['predicateType'] !== predicateType) {
    throw new BundleError('statement', `the predicate is not of the type ${predicateType}`);
  }
  return statement;
}

/** @throws BundleError naming the subject whose file is missing or another one */
export function checkSubjects(statement: { readonly [name: string]: Json }, files: BundleFiles): void {
  const listed = Array.isArray(statement['subject']) ? statement['subject'] : [];
  for (const name of subjects) {
    const bytes = files.get(name);
    if (!bytes) throw new BundleError('subjects', `"${name}" is missing`);
    const subject = listed.find((one) => isObject(one) && one['name'] === name);
    const digest = isObject(subject) && isObject(subject['digest']) ? subject['digest']['sha256'] : undefined;
    if (digest !== sha256(bytes))
      throw new BundleError('subjects', `"${name}" is not what was signed: its sha256 is another`);
  }
}

/** @throws BundleError where the statement does not say what the report says */
export function checkStatement(
  statement: { readonly [name: string]: Json },
  files: BundleFiles,
  report: Report,
): void {
  if (!sameJson(statement as Json, statementOf(files, report) as object as Json)) {
    throw new BundleError('statement', 'the signed statement does not say what the report says');
  }
}
