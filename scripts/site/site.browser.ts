import { existsSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const folder = 'site/dist';
const host = 'http://site.invalid';
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`there is no site in ${folder}: npm run docs`);
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

/** A page of the built site; what it asks of other hosts, and the errors of its console, are in `complaints`. */
async function show(path: string, options: BrowserContextOptions = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 844 }, ...options });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route('**', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = join(
      folder,
      pathname.endsWith('/') ? `${pathname}index.html` : decodeURIComponent(pathname),
    );
    if (origin === host && existsSync(file)) return route.fulfill({ path: file });
    complaints.push(`asks for ${route.request().url()}`);
    return route.abort();
  });
  await page.goto(host + path);
  return { page, complaints };
}

const paths = [
  '/',
  '/docs/quick-start.html',
  '/docs/kill-matrix.html',
  '/clauses/',
  '/clauses/request/mtu/minimum.html',
  '/spec/source.html',
  '/api/vpnaas-conformance.html',
  '/reports/neutron-29.0.0/virtuozzo-ipv4.html',
];
const looks = [
  ['dark', 1280],
  ['light', 390],
] as const;

test.each(paths.flatMap((path) => looks.map((look) => [path, ...look] as const)))(
  '%s in %s at %i pixels: axe-core finds nothing, nothing is wider, nothing is loaded from elsewhere',
  async (path, colorScheme, width) => {
    const { page, complaints } = await show(path, { colorScheme, viewport: { width, height: 844 } });
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate<AxeResults>(
      'axe.run({ resultTypes: ["violations"] })',
    );
    expect(passes.length).toBeGreaterThan(15);
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('the first screen says what it is, and shows both commands and a verdict', async () => {
  const { page } = await show('/');
  for (const text of ['Does this cloud update', 'npm ci', '--connection', 'CONFORMANT: ']) {
    const box = await page.getByText(text).first().boundingBox();
    expect(box?.y, text).toBeLessThan(844);
  }
  await page.close();
});

test('a search finds clauses and pages', async () => {
  const { page } = await show('/');
  await page.locator('.VPNavBarSearch button').click();
  await page.locator('#localsearch-input').fill('request/mtu/minimum');
  await page.locator('.results .result').first().waitFor();
  expect(await hrefs(page, '.results .result')).toContain('/clauses/request/mtu/minimum.html');
  await page.close();
});

test('the index of clauses is narrowed down by words, level and published deviations', async () => {
  const { page } = await show('/clauses/');
  const all = await page.locator('ul.clauses li').count();
  await page.getByLabel('Words').fill('mtu');
  const some = await hrefs(page, 'ul.clauses a');
  expect(some.length).toBeGreaterThan(3);
  expect(some.length).toBeLessThan(all);
  await page.getByLabel('Level').selectOption('must');
  await page.getByLabel('broken in a published report').check();
  expect(await hrefs(page, 'ul.clauses a')).toContain('/clauses/request/mtu/minimum.html');
  expect(await page.locator('ul.clauses .level.info').count()).toBe(0);
  await page.close();
});

async function hrefs(page: Page, selector: string): Promise<(string | null)[]> {
  const found = await page.locator(selector).all();
  const links = await Promise.all(found.map((one) => one.getAttribute('href')));
  return links.map((link) => link?.split('#')[0] ?? null);
}
