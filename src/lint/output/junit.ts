import { create } from 'xmlbuilder2';
import type { LintReport } from '../finding.ts';

/** JUnit XML: a test suite for each file, a test case for each finding; errors fail, the rest is `<system-out>`. */
export function junitOutput({ files, kit }: LintReport): string {
  const all = files.flatMap(({ findings }) => findings);
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\ufffd' }).ele(
    'testsuites',
    { name: kit.name, tests: all.length, failures: all.filter(({ level }) => level === 'error').length },
  );
  for (const { file, findings, kinds } of files) {
    if (kinds.length === 0 && findings.length === 0) continue;
    const failures = findings.filter(({ level }) => level === 'error').length;
    const tests = Math.max(1, findings.length);
    const suite = root.ele('testsuite', { name: file, tests, failures });
    if (findings.length === 0) suite.ele('testcase', { classname: file, name: kinds.join(', ') });
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
