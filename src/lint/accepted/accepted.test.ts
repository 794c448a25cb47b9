import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintJson, lintOf, plainDocument } from '../documents.test-support.ts';
import { applyBaseline, baselineOf, readBaseline } from './baseline.ts';

const body = (comment: string) => `ipsec_site_connection:\n  name: A\n  mtu: 67${comment}\n`;

describe('a comment in YAML', () => {
  test.each([
    ['behind the line', body(' # vpnaas-lint-ignore request/mtu/minimum: an old cloud'), 'an old cloud'],
    [
      'above it',
      body('').replace('  mtu', '  # vpnaas-lint-ignore request/mtu: an old cloud\n\n  mtu'),
      'an old cloud',
    ],
    ['above a node around it', `# vpnaas-lint-ignore request: for a test\n${body('')}`, 'for a test'],
  ])('%s suppresses with its reason', (_, text, reason) => {
    const { findings, suppressed, stale } = lintOf(text);
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ reason, finding: { rule: 'request/mtu/minimum' } }]);
    expect(stale).toEqual([]);
  });

  test('without a reason suppresses nothing, and is an error itself', () => {
    const { findings, suppressed } = lintOf(body(' # vpnaas-lint-ignore request/mtu/minimum'));
    expect(findings.map(({ rule }) => rule)).toEqual(['request/mtu/minimum', 'suppression/reason']);
    expect(suppressed).toEqual([]);
  });

  test.each(['request/mt', 'request/name', 'response/mtu/minimum'])(
    'for %s does not fit, and is stale',
    (rule) => {
      const { findings, stale } = lintOf(body(` # vpnaas-lint-ignore ${rule}: why not`));
      expect(findings).toHaveLength(1);
      expect(stale).toEqual([`api.yaml:3 ignores ${rule}, which is not found there`]);
    },
  );
});

test('x-vpnaas-lint-ignore suppresses what stands in its object', () => {
  const text = JSON.stringify(plainDocument).replaceAll('"minimum":68', '"minimum":0');
  const [before] = [lintJson(JSON.parse(text)).findings];
  expect(before).toHaveLength(2);
  const ignored = text.replace(
    '"minimum":0',
    '"minimum":0,"x-vpnaas-lint-ignore":{"request/mtu/minimum":"as our cloud has it"}',
  );
  const after = lintJson(JSON.parse(ignored));
  expect(after.findings.map(({ rule }) => rule)).toEqual(['response/mtu/minimum']);
  expect(after.suppressed).toMatchObject([{ reason: 'as our cloud has it' }]);
});

describe('a baseline', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'baseline-')), 'baseline.json');
  const old = lintOf(body(''));
  writeFileSync(file, baselineOf([old]));

  test('takes out what it knows, even when lines have moved', () => {
    const { files, stale } = applyBaseline([lintOf(`\n\n${body('')}`)], readBaseline(file));
    expect(files[0]?.findings).toEqual([]);
    expect(files[0]?.suppressed).toHaveLength(1);
    expect(stale).toEqual([]);
  });

  test('leaves new findings, and tells entries that nothing fits any more', () => {
    const mended = lintOf('ipsec_site_connection: {mtu: 1500, psk: 5}');
    const { files, stale } = applyBaseline([mended], readBaseline(file));
    expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(['request/psk/type']);
    expect(stale).toEqual(['api.yaml#/ipsec_site_connection/mtu request/mtu/minimum of the baseline']);
  });

  test.each(['', '[]', '{"schemaVersion":1,"findings":[{"file":"a"}]}', '{"schemaVersion":2,"findings":[]}'])(
    'is not %j',
    (text) => {
      const bad = `${file}.bad`;
      writeFileSync(bad, text);
      expect(() => readBaseline(bad)).toThrow('baseline');
      expect(readFileSync(bad, 'utf8')).toBe(text);
    },
  );
});
