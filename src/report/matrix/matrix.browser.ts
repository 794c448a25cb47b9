import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deviationOf } from '../../deviation/clause-result.test-support.ts';
import { interruptedAfter, reportWith, withGranted } from '../samples.test-support.ts';
import { matrixOf } from './matrix.ts';
import { matrixPage } from './page.tsx';

const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
const file = join(folder, 'matrix.html');
let browser: Browser;

/** Two hundred targets of three kinds. */
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const failing = await reportWith(['mtu-67-accepted']);
  const waived = withGranted(failing, [deviationOf()]);
  const kinds = [await reportWith(), failing, waived, await interruptedAfter(30)];
  const entries = Array.from({ length: 200 }, (_, n) => {
    const [report, before] = [kinds[n % 4], kinds[0]];
    if (!report) throw new Error('no report');
    return { name: `cloud-${n % 7}/a-region-with-a-long-name-${n}`, report, before };
  });
  writeFileSync(file, matrixPage(matrixOf(entries, ['gone/region'])));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)(
  'axe-core finds nothing in %s at %i pixels, and nothing is wider',
  async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 844 } });
    await page.goto(pathToFileURL(file).href);
    await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })');
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  },
  120_000,
);
