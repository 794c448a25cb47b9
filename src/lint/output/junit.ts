import { create } from 'xmlbuilder2';
import type { FileResult, LintReport } from '../finding.ts';

/**
 * JUnit XML: a test suite for each file, a test case for each finding; errors fail, the rest is `<system-out>`. What was not
 * judged, or not in full, is an `<error>`.
 */
export function junitOutput({ files, kit }: LintReport): string {
  const judged = files.filter(({ kinds, findings }) => kinds.length > 0 || findings.length > 0);
  const suites = judged.map((one) => ({ ...one, ...countsOf(one) }));
  const sum = (name: keyof Counts) => suites.reduce((total, one) => total + one[name], 0);
  const none = { name: 'nothing is about this call', tests: 1, failures: 0, errors: 1 };
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' }).ele(
    'testsuites',
    suites.length === 0
      ? { ...none, name: kit.name }
      : { name: kit.name, tests: sum('tests'), failures: sum('failures'), errors: sum('errors') },
  );
  if (suites.length === 0) {
    root.ele('testsuite', none).ele('testcase', { classname: kit.name, name: none.name }).ele('error');
  }
  for (const { file, findings, kinds, notes, tests, failures, errors } of suites) {
    const suite = root.ele('testsuite', { name: file, tests, failures, errors });
    if (findings.length === 0 && errors === 0)
      suite.ele('testcase', { classname: file, name: kinds.join(', ') });
    if (errors > 0)
      suite
        .ele('testcase', { classname: file, name: 'judged in full' })
        .ele('error', { message: notes.join('; ') });
    for (const { rule, level, message, place, fix, says } of findings) {
      const name = `${rule} ${place.line}:${place.column}`;
      const test = suite.ele('testcase', { classname: file, name });
      const story = [message, ...(says === '' ? [] : [`page: "${says}"`]), fix].join('\n');
      if (level === 'error') test.ele('failure', { type: rule, message }).txt(story);
      else test.ele('system-out').txt(`${level}: ${story}`);
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

function countsOf({ findings, kinds, notes }: FileResult): Counts {
  const errors = kinds.length > 0 && notes.length > 0 ? 1 : 0;
  return {
    tests: Math.max(1, findings.length + errors),
    failures: findings.filter(({ level }) => level === 'error').length,
    errors,
  };
}
