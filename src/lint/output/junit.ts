import { type XmlElement, xmlDocument } from '../../report/xml.ts';
import type { FileResult, Finding, LintReport } from '../finding.ts';

/**
 * JUnit XML: a test suite for each file, a test case for each finding; errors fail, the rest is `<system-out>`. What was not
 * judged, or not in full, is an `<error>`.
 */
export function junitOutput({ files, kit }: LintReport): string {
  const judged = files.filter(({ kinds, findings }) => kinds.length > 0 || findings.length > 0);
  const suites = judged.map((one) => ({ ...one, ...countsOf(one) }));
  const sum = (name: keyof Counts) => suites.reduce((total, one) => total + one[name], 0);
  const name = 'nothing is about this call';
  const none = { tests: 1, failures: 0, errors: 1 };
  return xmlDocument({
    testsuites:
      suites.length === 0
        ? {
            ...attributesOf(kit.name, none),
            testsuite: {
              ...attributesOf(name, none),
              testcase: { '@classname': kit.name, '@name': name, error: {} },
            },
          }
        : {
            ...attributesOf(kit.name, {
              tests: sum('tests'),
              failures: sum('failures'),
              errors: sum('errors'),
            }),
            testsuite: suites.map((one) => ({ ...attributesOf(one.file, one), testcase: casesOf(one) })),
          },
  });
}

function attributesOf(name: string, { tests, failures, errors }: Counts): XmlElement {
  return { '@name': name, '@tests': tests, '@failures': failures, '@errors': errors };
}

function casesOf({ file, findings, kinds, notes, errors }: FileResult & Counts): XmlElement[] {
  const named = (name: string, more: XmlElement = {}) => ({ '@classname': file, '@name': name, ...more });
  return [
    ...(findings.length === 0 && errors === 0 ? [named(kinds.join(', '))] : []),
    ...(errors > 0 ? [named('judged in full', { error: { '@message': notes.join('; ') } })] : []),
    ...findings.map((one) => named(`${one.rule} ${one.place.line}:${one.place.column}`, outcomeOf(one))),
  ];
}

function outcomeOf({ rule, level, message, fix, says }: Finding): XmlElement {
  const story = [message, ...(says === '' ? [] : [`page: "${says}"`]), fix].join('\n');
  return level === 'error'
    ? { failure: { '@type': rule, '@message': message, '#text': story } }
    : { 'system-out': { '#text': `${level}: ${story}` } };
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
