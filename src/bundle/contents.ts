import { type DeviationFile, readDeviations } from '../deviation/read-deviations.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { Report } from '../model/report.ts';
import { reportProblem } from '../report/report-problem.ts';
import type { Evidence } from '../run/evidence.ts';
import { BundleError, inStep } from './bundle-error.ts';
import { type BundleFiles, deviationsName } from './files.ts';

/** The report of a bundle. @throws BundleError for what its schema does not allow */
export function reportIn(files: BundleFiles): Report {
  const content = jsonIn(files, 'report.json');
  const problem = reportProblem(content);
  if (problem !== undefined) throw new BundleError('schemas', `report.json: ${problem}`);
  const report = content as object as Report;
  const ids = report.clauses.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new BundleError('schemas', `report.json has the clause ${twice} twice`);
  return report;
}

/** The deviations of a bundle. @throws BundleError for a file that is missing or none */
export function deviationsIn(files: BundleFiles): DeviationFile {
  const bytes = files.get(deviationsName);
  if (!bytes) throw new BundleError('schemas', `"${deviationsName}" is missing`);
  return inStep('schemas', () => readDeviations(bytes.toString('utf8'), deviationsName));
}

/** The evidence of a bundle, line by line. @throws BundleError for a line that is no exchange */
export function evidenceIn(files: BundleFiles): Evidence[] {
  const text = String(files.get('evidence.jsonl') ?? '');
  const lines = text.endsWith('\n') ? text.slice(0, -1).split('\n') : [];
  if (lines.length === 0) throw new BundleError('schemas', 'evidence.jsonl is missing or cut off');
  return lines.map((line, index) => {
    const value = parsed(line, `line ${index + 1} of evidence.jsonl`);
    if (isEvidence(value)) return value as object as Evidence;
    throw new BundleError('schemas', `line ${index + 1} of evidence.jsonl is no exchange`);
  });
}

function isEvidence(value: Json): boolean {
  if (!isObject(value)) return false;
  const { kind, round, judged, disturbances } = value;
  return (
    (kind === 'case' || kind === 'shrinking') &&
    round === 1 &&
    typeof value['case'] === 'string' &&
    Array.isArray(judged) &&
    Array.isArray(disturbances) &&
    disturbances.every(
      (one) => isObject(one) && typeof one['what'] === 'string' && typeof one['times'] === 'number',
    )
  );
}

/** A JSON file of a bundle. @throws BundleError where it is missing or not JSON */
export function jsonIn(files: BundleFiles, name: string): Json {
  const bytes = files.get(name);
  if (!bytes) throw new BundleError('schemas', `"${name}" is missing`);
  return parsed(bytes.toString('utf8'), name);
}

function parsed(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new BundleError('schemas', `${what} is not JSON`);
  }
}
