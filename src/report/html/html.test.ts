import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { deviationOf } from '../../deviation/clause-result.test-support.ts';
import type { Report } from '../../model/report.ts';
import {
  enlarged,
  interruptedAfter,
  reportWith,
  withEverywhere,
  withGranted,
} from '../samples.test-support.ts';
import { htmlReport } from './html.tsx';

let conformant: Report;
let failing: Report;
let incomplete: Report;
beforeAll(async () => {
  conformant = await reportWith();
  failing = await reportWith(['mtu-67-accepted', 'malformed-json-ignored']);
  incomplete = await interruptedAfter(30);
});

/** Tags (without spans, which say where a long text is cut) and their attributes; what is left has no angle bracket. */
const tag = /<\/?([a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi;

function shapeOf(html: string): { readonly tags: string[]; readonly attributes: Set<string>; rest: string } {
  const page = html.replace(/<style>.*<\/style>/s, '').replace('<!doctype html>', '');
  const found = [...page.matchAll(tag)];
  const names = found.flatMap(([, , list = '']) =>
    [...list.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
  );
  return {
    tags: found.map(([, name = '']) => name).filter((name) => name !== 'span'),
    attributes: new Set(names),
    rest: page.replace(tag, ''),
  };
}

const textOf = (html: string) =>
  shapeOf(html).rest.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test.each([
  ['conformant', () => conformant, 'Conformant'],
  ['non-conformant', () => failing, 'Non-conformant'],
  ['incomplete', () => incomplete, 'Incomplete'],
])('a %s run says so first', (verdict, report, word) => {
  const html = htmlReport(report());
  expect(html).toContain(`<title>${verdict}: IPsec connection update on http://127.0.0.1:`);
  expect(html.match(/<h1>.*?<\/h1>/)?.[0]).toMatch(new RegExp(`</svg>${word}</h1>$`));
  expect(html.match(/<h1>/g)).toHaveLength(1);
});

test('its sections stand in this order', () => {
  const warned = failing.clauses.map((clause) =>
    clause.id === 'response/psk/clear' ? { ...clause, verdict: 'warn' as const } : clause,
  );
  const given = withGranted({ ...failing, clauses: warned }, [deviationOf()]);
  const ids = [...htmlReport(given).matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual([
    ...['blocks', 'page', 'failures', 'deviations', 'warnings', 'observations', 'findings'],
    ...['not-asked', 'latency', 'cases', 'instrument', 'reproduce'],
  ]);
});

describe('the page stands in it row by row', () => {
  test('in its own words', () => {
    const text = textOf(htmlReport(failing));
    for (const { cells } of failing.page)
      for (const cell of cells) expect(text).toContain(cell.replace('(Optional)', '').trim());
  });

  test('each with the worst verdict of the clauses that stand on it', () => {
    const html = htmlReport(failing);
    const verdictAt = (anchor: string) => html.match(new RegExp(`id="row-${anchor}" class="([a-z]+)"`))?.[1];
    expect(failing.page.every(({ anchor }) => verdictAt(anchor) !== undefined)).toBe(true);
    expect(verdictAt('request-mtu')).toBe('fail');
    expect(verdictAt('status-401')).toBe('pass');
    expect(verdictAt('request-connection_id')).toBe('skipped');
  });
});

test('every clause has a place, and every link leads to one', () => {
  for (const report of [conformant, failing, incomplete]) {
    const html = htmlReport(report);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(report.clauses.filter(({ id }) => !ids.includes(id))).toEqual([]);
  }
});

test('each failing must is listed as blocking, and has a card with its request, its twin and its answer', () => {
  const html = htmlReport(failing);
  const card = html.slice(html.indexOf('id="card/request/mtu/minimum"')).split('</article>')[0] ?? '';
  expect(card).toContain('<mark>&quot;mtu&quot;: 67</mark>');
  expect(card).toContain('<mark>&quot;mtu&quot;: 68</mark>');
  expect(card).toContain('The answer: 200');
  expect(card).toContain('Minimum value is 68 for IPv4');
  expect(card).toContain('curl -sS -i -X PUT');
  expect(card).toMatch(/<del>− mtu: \d+<\/del><ins>\+ mtu: 67<\/ins>/);
  const blocks = html.slice(html.indexOf('<section id="blocks"')).split('</section>')[0] ?? '';
  const musts = failing.clauses.filter(({ level, verdict }) => level === 'must' && verdict === 'fail');
  for (const { id } of musts) expect(blocks).toContain(`href="#card/${id}"`);
});

test('nothing blocks a conformant run, and it has no cards', () => {
  const html = htmlReport(conformant);
  expect(html).toContain('Nothing: every must that was asked passed.');
  expect(html).not.toContain('<article');
});

test('an interrupted run says why, and how many musts are open', () => {
  expect(textOf(htmlReport(incomplete))).toMatch(/\d+ musts could not be judged: interrupted/);
});

test('a run that has not ended has neither tables nor pictures', () => {
  const html = htmlReport({
    ...conformant,
    verdict: 'incomplete',
    reason: 'the run has not ended',
    clauses: [],
    totals: { must: {}, should: {}, info: {} },
    survey: { cases: {}, statuses: {}, undocumented: {} },
  });
  expect(html).toContain('The run did not go to its end: the run has not ended.');
  expect(html).not.toMatch(/id="(page|failures|latency|cases|observations)"/);
});

test('what could not be put back is said at the top', () => {
  const target = { ...conformant.target, restored: false, lost: ['name', 'mtu'] };
  expect(textOf(htmlReport({ ...conformant, target }))).toContain(
    'Not restored: name, mtu could not be put back.',
  );
});

test('the command that asks the same again is whole, and fit for a shell', () => {
  const target = { ...failing.target, url: 'https://cloud.example.org:9696', fqdn: "a'b" };
  const plan = { ...failing.plan, only: ['request/mtu', 'status/401'] };
  const text = textOf(htmlReport({ ...failing, target, plan, run: { ...failing.run, repeat: 3 } }));
  expect(text).toContain(
    [
      'vpnaas-conformance run https://cloud.example.org:9696',
      `--connection ${target.connection}`,
      '--profile virtuozzo',
      '--family 4',
      "--fqdn 'a'\\''b'",
      '--seed 1',
      '--effort quick',
      '--repeat 3',
      '--only request/mtu status/401',
    ].join(' \\\n  '),
  );
});

describe('words of others are text', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><script>alert(1)</script>',
    '<!-- ',
    ']]><svg onload=alert(1)>',
    '&lt;b&gt;',
  ])('such as %s', (words) => {
    const plain = shapeOf(htmlReport(withEverywhere(failing, 'x')));
    const html = htmlReport(withEverywhere(failing, words));
    const { tags, attributes, rest } = shapeOf(html);
    expect(rest).not.toMatch(/<(?!\s)/);
    expect(tags).toEqual(plain.tags);
    expect(attributes).toEqual(plain.attributes);
    expect(textOf(html).split(words).length).toBeGreaterThan(300);
  });

  test('whatever they are', () => {
    const plain = shapeOf(htmlReport(withEverywhere(failing, 'x')));
    const words = fc.string({ unit: fc.constantFrom(...'<>"\'&=/;-!a`{}$\u202e\u0000 '), minLength: 1 });
    fc.assert(
      fc.property(words, (some) => {
        const { tags, attributes, rest } = shapeOf(htmlReport(withEverywhere(failing, some)));
        expect(rest).not.toContain('<');
        expect(tags).toEqual(plain.tags);
        expect(attributes).toEqual(plain.attributes);
      }),
      { numRuns: 20 },
    );
  });

  test('with characters that cannot be seen spelt out', () => {
    const html = htmlReport(withEverywhere(failing, '\u202e\u0000\ud800\u200b\r'));
    expect(html).toContain('\\u{202e}\\u{0}\\u{d800}\\u{200b}\\u{d}');
    expect(html).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

test('it has no script, loads nothing, and forbids both', () => {
  const html = htmlReport(failing);
  expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b| src=| on\w+=|@import|url\(/i);
  expect(html).toMatch(/content="default-src 'none'; style-src 'sha256-[\w+/]{43}='"/);
});

test('with 10,000 cases it is smaller than 5 MB', () => {
  const html = htmlReport(enlarged(failing, 10_000));
  expect(html.length).toBeLessThan(5_000_000);
  expect(html).toContain('10,0');
});
