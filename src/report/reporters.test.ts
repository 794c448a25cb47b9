import { beforeAll, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import type { Report } from '../model/report.ts';
import { startReferenceServer } from '../reference/server.ts';
import { reportedOf } from '../run/reported.test-support.ts';
import { runOn } from '../run/server-run.test-support.ts';
import { reporters } from './reporters.ts';

let report: Report;
beforeAll(async () => {
  const server = await startReferenceServer();
  const at = { ...server, connectionId: server.connections.ipv4 };
  report = reportedOf(await runOn(at, updateConnection, { only: ['request/mtu'] }));
  await server.close();
});

test('the formats are these, in the order of the help', () => {
  expect(Object.keys(reporters)).toEqual([
    ...['text', 'json', 'junit', 'html', 'sarif', 'csv', 'summary', 'github', 'badge'],
  ]);
});

test.each([
  ['text', /^vpnaas-conformance 0\.0\.0: profile virtuozzo/],
  ['json', /^\{\n {2}"schemaVersion": 1,/],
  ['junit', /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /],
  ['html', /^<!doctype html>\n<html lang="en">/],
  ['sarif', /^\{\n {2}"\$schema": "https:.*sarif-2\.1\.0\.json"/],
  ['csv', /^id,level,origin,verdict,/],
  ['summary', /^## CONFORMANT/],
  ['github', /^::notice title=vpnaas-conformance::CONFORMANT/],
  ['badge', /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/],
] as const)('%s begins as its format does, and ends with a line break', async (format, beginning) => {
  const text = await reporters[format]?.(report, false);
  expect(text).toMatch(beginning);
  expect(text).toMatch(/[^\n]\n$/);
});

test('json is the report and nothing else', async () => {
  expect(JSON.parse((await reporters['json']?.(report, true)) ?? '')).toEqual(report);
});
