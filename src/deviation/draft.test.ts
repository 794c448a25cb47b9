import { expect, test } from 'vitest';
import type { ClauseResult, Report } from '../model/report.ts';
import { rowOf } from './clause-result.test-support.ts';
import { draftOf } from './draft.ts';
import { readDeviations } from './read-deviations.ts';

const reportOf = (clauses: readonly ClauseResult[], productVersion?: string) =>
  ({
    run: { startedAt: '2026-11-27T10:00:00.000Z' },
    profile: { name: 'virtuozzo' },
    target: { ...(productVersion !== undefined && { productVersion }) },
    clauses,
  }) as unknown as Report;

const failing = [
  rowOf({ title: 'two\nlines' }),
  rowOf({ id: 'request/name/type', unwaivable: 'status 500' }),
  rowOf({ id: 'state/refused/unchanged', waivable: false }),
  rowOf({ id: 'request/psk/type', verdict: 'warn', level: 'should' }),
  rowOf({ id: 'request/mtu/type', verdict: 'pass' }),
];
const draft = draftOf(reportOf(failing), '2026-11-28');

test('it has an entry for each clause that fails and can be waived', () => {
  expect(draft.match(/- clause: .*/g)).toEqual(['- clause: request/mtu/minimum']);
  expect(draft).toContain('  # two lines\n  - clause');
  expect(draft).toContain('created: 2026-11-28');
});

test('what cannot be waived is named, with the reason', () => {
  expect(draft).toContain('#   request/name/type: status 500\n');
  expect(draft).toContain('#   state/refused/unchanged: the clause is never waived\n');
});

test('it is refused until a person has filled in everything', () => {
  let text = draft;
  for (const [key, value] of [
    ['kind', 'known-bug'],
    ['reason', 'zero is not looked at'],
    ['owner', 'VPN team'],
    ['link', 'https://bugs.example.org/1'],
    ['expires', '2026-12-31'],
    ['productVersions', '["*"]'],
  ]) {
    expect(() => readDeviations(text, 'd.yaml')).toThrow(/^d\.yaml:\d+:5: \w+ is not filled in: give /);
    text = text.replace(new RegExp(`( ${key}:).*`), `$1 ${value}`);
  }
  expect(readDeviations(text, 'd.yaml').deviations).toHaveLength(1);
});

test('the release is filled in where the report knows it', () => {
  expect(draftOf(reportOf(failing, '29.0.0'), '2026-11-28')).toContain('productVersions: ["29.0.0"]');
});

test('of a report in which nothing fails it is an empty file', () => {
  const text = draftOf(reportOf([rowOf({ verdict: 'pass' })]), '2026-11-28');
  expect(readDeviations(text, 'd.yaml').deviations).toEqual([]);
});
