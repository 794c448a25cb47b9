import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviationOf } from '../../deviation/clause-result.test-support.ts';
import type { Report } from '../../model/report.ts';
import { overallWords } from '../overall-words.ts';
import {
  enlarged,
  interruptedAfter,
  reportWith,
  withEverywhere,
  withGranted,
} from '../samples.test-support.ts';
import { htmlReport } from './html.tsx';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'html-report-'));
const reports: Record<string, Report> = {};
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath))
    throw new Error(
      `there is no browser at ${executablePath}: apt-get install chromium, or name one in the variable CHROMIUM`,
    );
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const failing = await reportWith(['mtu-67-accepted', 'malformed-json-ignored']);
  reports['conformant'] = await reportWith();
  reports['non-conformant'] = failing;
  reports['conformant-with-deviations'] = withGranted(await reportWith(['mtu-67-accepted']), [
    deviationOf(),
    deviationOf({ clause: 'request/mtu/type', kind: 'waiver' }),
  ]);
  reports['incomplete'] = await interruptedAfter(30);
  reports['large'] = enlarged(failing, 10_000);
  reports['hostile'] = withEverywhere(
    failing,
    '"><script>document.title="taken"</script><img src=x onerror=alert(1)>',
  );
  for (const [name, report] of Object.entries(reports))
    writeFileSync(join(folder, `${name}.html`), htmlReport(report));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function show(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return page;
}

const verdicts = ['conformant', 'conformant-with-deviations', 'non-conformant', 'incomplete'] as const;

describe.each(verdicts)('%s', (name) => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)(
    'axe-core finds nothing in %s at %i pixels, and nothing is wider',
    async (colorScheme, width) => {
      const page = await show(name, { colorScheme, viewport: { width, height: 844 } });
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })');
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate<AxeResults>(
        'axe.run({ resultTypes: ["violations"] })',
      );
      expect(passes.length).toBeGreaterThan(20);
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      await page.close();
    },
  );

  test('without scripts the verdict is the first thing seen', async () => {
    const page = await show(name, { javaScriptEnabled: false });
    const box = await page.locator('h1').boundingBox();
    expect((await page.locator('h1').innerText()).toLowerCase()).toBe(overallWords[name]);
    expect(box?.y).toBeLessThan(200);
    await page.close();
  });
});

test.each([1280, 390])('what blocks is seen without scrolling at %i pixels', async (width) => {
  const page = await show('non-conformant', { viewport: { width, height: 844 } });
  const link = page.locator('.banner').getByRole('link', { name: 'request/mtu/minimum' });
  const box = await link.boundingBox();
  expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844);
  await link.click();
  const card = await page.locator('[id="card/request/mtu/minimum"]').boundingBox();
  expect(card?.y).toBeGreaterThanOrEqual(0);
  expect(card?.y).toBeLessThan(422);
  await page.close();
});

test('what deviates is seen without scrolling, with its last day, and leads to who granted it', async () => {
  const page = await show('conformant-with-deviations', { viewport: { width: 390, height: 844 } });
  const banner = page.locator('.banner');
  expect(await banner.innerText()).toMatch(/granted until 2026-12-31 \(364 days left\)/);
  await banner.getByRole('link', { name: 'request/mtu/minimum' }).click();
  const card = page.locator('#deviations [id="card/request/mtu/minimum"]');
  expect((await card.boundingBox())?.y).toBeLessThan(422);
  expect(await card.innerText()).toMatch(/VPN team/);
  await page.close();
});

test('it is one request, and nothing of what others said is run', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const dialogs: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', (dialog) => dialogs.push(dialog.message()));
  await page.goto(pathToFileURL(join(folder, 'hostile.html')).href);
  expect(asked).toHaveLength(1);
  expect(dialogs).toEqual([]);
  expect(await page.title()).toMatch(/^non-conformant/);
  expect(await page.locator('script, img, iframe, link, object').count()).toBe(0);
  await page.close();
});

test('the keyboard reaches what blocks first, and opens what is closed', async () => {
  const page = await show('non-conformant');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(page.url()).toMatch(/#blocks$/);
  const details = page.locator('#findings details').first();
  await details.locator('summary').focus();
  await page.keyboard.press('Enter');
  expect(await details.getAttribute('open')).not.toBeNull();
  await page.close();
});

test('a link to a clause in a closed list opens the list', async () => {
  const page = await show('non-conformant');
  await page.locator('#cases').getByRole('link', { name: 'request/name/type', exact: true }).click();
  expect(await page.locator('[id="request/name/type"]').isVisible()).toBe(true);
  await page.close();
});

test('the heads of the page stay in sight', async () => {
  const page = await show('non-conformant');
  await page.locator('#row-request-dpd').scrollIntoViewIfNeeded();
  await page.evaluate('document.getElementById("row-request-dpd").scrollIntoView()');
  const head = await page.locator('table.request thead th').first().boundingBox();
  expect(head?.y).toBe(0);
  await page.close();
});

test('on paper the lists of clauses are open, and the contents are left out', async () => {
  const page = await show('conformant', { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('nav.contents').isVisible()).toBe(false);
  const closed = (lists: Element[]) =>
    lists.filter((list) => list.getBoundingClientRect().height === 0).length;
  expect(await page.locator('.clause-list').count()).toBeGreaterThan(20);
  expect(await page.locator('.clause-list').evaluateAll(closed)).toBe(0);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.close();
});

test('10,000 cases are shown as 10,000 shapes', async () => {
  const page = await show('large');
  const drawn = await page
    .locator('#cases .strip path')
    .evaluateAll((paths) =>
      paths.reduce((sum, path) => sum + (path.getAttribute('d') ?? '').split('M').length - 1, 0),
    );
  expect(drawn).toBe(reports['large']?.plan.cases);
  await page.close();
});
