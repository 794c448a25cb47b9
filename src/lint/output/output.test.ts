import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { complaints } from '../../report/sarif-schema.test-support.ts';
import { commandsIn } from '../../report/workflow-commands.test-support.ts';
import { inBaseline } from '../accepted/baseline.ts';
import { lintOf, plainDocument } from '../documents.test-support.ts';
import type { FileResult, Finding, LintReport } from '../finding.ts';
import { lintReport } from '../report.ts';
import { lintOutputs } from './outputs.ts';

const about = { kit: { name: 'kit', version: '1' }, profile: 'virtuozzo', family: 4, stale: [] } as const;
const document = JSON.stringify(plainDocument, null, 2);
const loose = document.replaceAll('"minimum": 68', '"minimum": 67');
const body = 'ipsec_site_connection:\n  mtu: 67\n  initiator: both\n  interval: 30\n';
const suppressed = body.replace('mtu: 67', 'mtu: 67 # vpnaas-lint-ignore request/mtu/minimum: known');

const results: Readonly<Record<string, readonly FileResult[]>> = {
  'where nothing is wrong': [lintOf(document, 'good.json')],
  'with findings': [lintOf(loose, 'loose.json'), lintOf(body, 'dir with space/body,1.yaml')],
  'with suppressions': [lintOf(suppressed, 'body.yaml'), inTheBaseline(lintOf(loose, 'loose.json'))],
  'of files that cannot be read': [lintOf('{', 'a.json'), lintOf('a: [', 'b.yaml')],
  'that could not be compared': [
    lintOf(document.replaceAll('schemas/UpdateRequest', 'schemas/Gone'), 'a.json'),
  ],
  'where nothing is about this call': [lintOf('a: 1', 'a.yaml')],
  'with words of an enemy': [
    withWords(lintOf(loose, 'a.json'), ',title=x::%0A 100%\r\n::error::"<]]>\u0000\u001b'),
  ],
};
const reportOf = (files: readonly FileResult[]): LintReport => lintReport(files, about, 'error');
const written = async (format: string, name: string) =>
  (await lintOutputs[format]?.(reportOf(results[name] ?? []), false)) ?? '';
const findingsOf = (name: string) => (results[name] ?? []).flatMap(({ findings }) => findings);

describe.each(Object.keys(results))('a lint %s', (name) => {
  test('is valid SARIF 2.1.0, with a result of a rule for each finding, at its place', async () => {
    const log: Log = JSON.parse(await written('sarif', name));
    expect(complaints(log)).toEqual([]);
    const [run] = log.runs;
    const open = (run?.results ?? []).filter((one) => one.suppressions === undefined);
    const places = open.map(({ ruleId, level, locations }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return [ruleId, level, decodeURI(artifactLocation?.uri ?? ''), region?.startLine, region?.startColumn];
    });
    expect(places).toEqual(
      findingsOf(name).map(({ rule, level, place }) => [rule, level, place.file, place.line, place.column]),
    );
    const rules = (run?.tool.driver.rules ?? []).map(({ id }) => id);
    for (const { ruleId } of run?.results ?? []) expect(rules).toContain(ruleId);
  });

  test('is one command of GitHub for each finding, as its runner decodes them, and one for the verdict', async () => {
    const commands = commandsIn(await written('github', name));
    const notes = (results[name] ?? []).flatMap((one) => (one.kinds.length > 0 ? one.notes : []));
    expect(commands.slice(0, findingsOf(name).length)).toEqual(findingsOf(name).map(commandOf));
    expect(commands.slice(findingsOf(name).length, -1).map(({ message }) => message)).toEqual(notes);
    expect(commands.at(-1)?.message).toContain(reportOf(results[name] ?? []).verdict);
  });

  test('is JUnit XML that another parser reads, and green only where the verdict is', async () => {
    const xml = await written('junit', name);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (tag) => ['testsuite', 'testcase'].includes(tag),
    }).parse(xml);
    const cases: Record<string, unknown>[] = testsuites.testsuite.flatMap(
      (one: { testcase: [] }) => one.testcase,
    );
    const count = (element: string) => cases.filter((one) => element in one).length;
    expect([testsuites.tests, testsuites.failures, testsuites.errors].map(Number)).toEqual([
      cases.length,
      count('failure'),
      count('error'),
    ]);
    const errors = findingsOf(name).filter(({ level }) => level === 'error').length;
    expect(count('failure')).toBe(errors);
    expect(count('failure') + count('error') === 0).toBe(
      reportOf(results[name] ?? []).verdict === 'conformant',
    );
  });
});

test('what is suppressed is marked so in SARIF: in the file, or by a baseline', async () => {
  const log: Log = JSON.parse(await written('sarif', 'with suppressions'));
  const kinds = (log.runs[0]?.results ?? []).flatMap(({ suppressions = [] }) =>
    suppressions.map(({ kind, justification }) => `${kind}: ${justification}`),
  );
  expect(kinds).toEqual(['inSource: known', `external: ${inBaseline}`, `external: ${inBaseline}`]);
});

test('what was not judged in full is told in SARIF', async () => {
  const log: Log = JSON.parse(await written('sarif', 'that could not be compared'));
  const [invocation] = log.runs[0]?.invocations ?? [];
  expect(invocation?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
    'the request was not compared with the page: a $ref cannot be followed',
  ]);
});

test('the schema of SARIF refuses a level that there is not', async () => {
  const log: Log = JSON.parse(
    (await written('sarif', 'with findings')).replace('"level": "error"', '"level": "bad"'),
  );
  expect(complaints(log)).not.toEqual([]);
});

function commandOf({ level, rule, place, message, fix }: Finding) {
  return {
    kind: level === 'note' ? 'notice' : level,
    properties: {
      file: place.file,
      line: String(place.line),
      endLine: String(place.endLine),
      col: String(place.column),
      endColumn: String(place.endColumn),
      title: rule,
    },
    message: `${message}\n${fix}`,
  };
}

function inTheBaseline({ findings, ...rest }: FileResult): FileResult {
  return { ...rest, findings: [], suppressed: findings.map((finding) => ({ finding, reason: inBaseline })) };
}

function withWords({ findings, ...rest }: FileResult, words: string): FileResult {
  const changed = findings.map((one) => ({
    ...one,
    message: words,
    place: { ...one.place, file: `a${words.replace('\u0000', '')}.json` },
  }));
  return { ...rest, findings: changed };
}
