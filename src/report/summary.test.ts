import { marked, type Token, type Tokens } from 'marked';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { interruptedAfter, reportWith, withEverywhere } from './samples.test-support.ts';
import { summaryReport } from './summary.ts';

let failing: Report;
let incomplete: Report;
beforeAll(async () => {
  failing = await reportWith(['mtu-67-accepted', 'malformed-json-ignored']);
  incomplete = await interruptedAfter(30);
});

/** Kinds of all tokens that an independent parser finds, in order. */
function kindsIn(markdown: string): string[] {
  const kinds: string[] = [];
  marked.walkTokens(marked.lexer(markdown), ({ type }: Token) => {
    if (type !== 'text' && type !== 'escape') kinds.push(type);
  });
  return kinds;
}

const isTable = (token: Token): token is Tokens.Table => token.type === 'table';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
const shown = (markdown: string) => marked.parse(markdown, { async: false });

test('it begins with the verdict as a sentence', () => {
  expect(shown(summaryReport(failing))).toMatch(/^<h2>NON-CONFORMANT: 2 musts failed, 1\d\d passed/);
});

test('the grid is a table of levels and verdicts', () => {
  const table = marked.lexer(summaryReport(failing)).find(isTable);
  const cells = (row: readonly { text: string }[] = []) => row.map(({ text }) => text);
  expect(cells(table?.header)).toEqual(['', 'pass', 'fail', 'warn', 'inconclusive', 'skipped']);
  const { must } = failing.totals;
  expect(cells(table?.rows[0])).toEqual(['must', `${must.pass}`, '2', '0', '0', `${must.skipped ?? 0}`]);
  expect(table?.rows).toHaveLength(3);
});

test('what blocks is a list, with the request, what was expected and what came', () => {
  const html = shown(summaryReport(failing));
  expect(html).toContain('<h3>What blocks (2)</h3>');
  expect(html).toContain(
    '<code>request/mtu/minimum</code> only an update in which mtu is at least 68 is accepted',
  );
  expect(html).toContain(
    '<code>{&quot;ipsec_site_connection&quot;:{&quot;mtu&quot;:67}}</code> expected status 400',
  );
});

test('of what is open twenty are listed, and the others counted', () => {
  const list = marked.lexer(summaryReport(incomplete)).find(isList);
  expect(list?.items).toHaveLength(21);
  expect(list?.items.at(-1)?.text).toMatch(/^and \d+ more$/);
});

describe('words of others are text', () => {
  test.each([
    '<img src=x>',
    '[a](https://x)',
    '| b |',
    '**b**',
    '`` ` ``',
    '\n# h',
    '![i](y)',
    'https://x.org',
    '@all',
  ])('such as %j', (words) => {
    const plain = kindsIn(summaryReport(withEverywhere(failing, 'x')));
    expect(kindsIn(summaryReport(withEverywhere(failing, words)))).toEqual(plain);
  });
});
