import { beforeAll, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { githubAnnotations } from './github.ts';
import { reportWith, withEverywhere } from './samples.test-support.ts';
import { commandsIn } from './workflow-commands.test-support.ts';

let report: Report;
beforeAll(async () => {
  report = await reportWith(['mtu-67-accepted'], { only: ['request/mtu', 'status/401'] });
});

test('a failing clause is an error at its row of the page', () => {
  const [first] = commandsIn(githubAnnotations(report));
  const line = report.page.find(({ anchor }) => anchor === 'request-mtu')?.line;
  expect(first).toEqual({
    kind: 'error',
    properties: { file: 'spec/source.md', line: String(line), title: 'request/mtu/minimum' },
    message:
      'only an update in which mtu is at least 68 is accepted\nexpected status 400, received status 200\nvpnaas-conformance replay FILE',
  });
});

test('the verdict is a notice, and the last line', () => {
  expect(commandsIn(githubAnnotations(report)).at(-1)).toEqual({
    kind: 'notice',
    properties: { title: 'vpnaas-conformance' },
    message: expect.stringMatching(/^NON-CONFORMANT: 1 must failed/),
  });
});

test('what warned and what is open are warnings', () => {
  const clauses = report.clauses.slice(0, 3).map((clause, index) => ({
    ...clause,
    verdict: (['warn', 'inconclusive', 'flaky'] as const)[index] ?? 'warn',
    reason: 'why',
  }));
  const kinds = commandsIn(githubAnnotations({ ...report, clauses })).map(({ kind }) => kind);
  expect(kinds).toEqual(['warning', 'warning', 'warning', 'notice']);
});

test.each(['\n::error::taken', '\r\n::set-env name=X::y', ',line=1', '::', '%0A::error::taken'])(
  'words of others start no command: %j',
  (words) => {
    const expected = commandsIn(githubAnnotations(report));
    const commands = commandsIn(githubAnnotations(withEverywhere(report, words)));
    expect(commands.map(({ kind, properties }) => [kind, Object.keys(properties)])).toEqual(
      expected.map(({ kind, properties }) => [kind, Object.keys(properties)]),
    );
    expect(commands[0]?.message).toContain(words);
  },
);
