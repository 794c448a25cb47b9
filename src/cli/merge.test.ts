import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { command } from './command.test-support.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'merge-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const kit = (...args: string[]) => command(args, { cwd: dir });
const few = ['--effort', 'quick', '--only', 'request/mtu', 'request/dpd'];
const shard = (text: string, out = 'shards', environment = {}) =>
  command(['run', '--shard', text, '--out', out, ...few], { cwd: dir, environment });

describe('shards of a run', () => {
  beforeAll(async () => {
    await Promise.all(['1/3', '2/3', '3/3'].map((text) => shard(text)));
  });

  test('end with 0, say that there is no verdict yet, and write into a folder each', async () => {
    const { code, stdout } = await shard('2/3', 'again');
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'INCOMPLETE: this is shard 2 of 3; `vpnaas-conformance merge` gives the verdict',
    );
    const report: Report = JSON.parse(readFileSync(join(dir, 'again/shard-2-of-3/report.json'), 'utf8'));
    expect(report).toMatchObject({ verdict: 'incomplete', shard: { index: 2, of: 3 } });
  });

  test('are merged into the report of the whole run, with the exit code of its verdict', async () => {
    const merged = await kit('merge', 'shards', '--json');
    const whole = await kit('run', '--out', 'whole', '--json', ...few);
    expect(merged).toMatchObject({ code: 0, stderr: '' });
    const [one, other]: Report[] = [JSON.parse(merged.stdout), JSON.parse(whole.stdout)];
    expect(one?.verdict).toBe('conformant');
    expect(one?.clauses).toEqual(other?.clauses);
    expect(one?.plan).toEqual(other?.plan);
    expect(one?.merged).toHaveLength(3);
  });

  test('are found again where the merged report lies beside them', async () => {
    const again = () => kit('merge', 'shards', '--report', 'json=shards/report.json', '--report', 'text');
    expect(await again()).toMatchObject({ code: 0 });
    const { code, stdout } = await again();
    expect(code).toBe(0);
    expect(stdout).toContain('merged from 3 shards');
  });

  test('take their number from the environment of an Indexed Job', async () => {
    const { code } = await shard('3', 'indexed', { JOB_COMPLETION_INDEX: '2' });
    expect(code).toBe(0);
    const report: Report = JSON.parse(readFileSync(join(dir, 'indexed/shard-3-of-3/report.json'), 'utf8'));
    expect(report.shard?.index).toBe(3);
  });
});

describe('wrong usage ends with 2 and one line', () => {
  beforeAll(() => {
    mkdirSync(join(dir, 'empty'), { recursive: true });
    writeFileSync(join(dir, 'other.json'), '{}');
  });

  test.each<[string, readonly string[], string]>([
    ['shard 0', ['run', '--shard', '0/3'], '"0/3" is not a shard'],
    ['shard 4 of 3', ['run', '--shard', '4/3'], '"4/3" is not a shard'],
    ['words', ['run', '--shard', 'one/two'], '"one/two" is not a shard'],
    ['a number alone, outside a job', ['run', '--shard', '3'], '"3" does not say which shard: give 1/3'],
    ['nothing to merge', ['merge'], "missing required argument 'report'"],
    ['what is not there', ['merge', 'nowhere'], 'cannot read "nowhere" (ENOENT)'],
    ['a folder without a report', ['merge', 'empty'], 'there is no report.json in the folder "empty"'],
    ['what is no report', ['merge', 'other.json'], '"other.json" is not a report'],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await kit(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a shard is missing', async () => {
    await shard('1/2', 'half');
    const { code, stderr } = await kit('merge', 'half');
    expect(code).toBe(2);
    expect(stderr).toContain('of 2 shards these are missing: 2');
  });
});

describe('a matrix', () => {
  test('names targets after their folders, and writes text, JSON and a page', async () => {
    await Promise.all(['north', 'south'].map((name) => kit('run', '--out', `clouds/${name}`, ...few)));
    const { code, stdout } = await kit('matrix', 'clouds', '--before', 'clouds', '--html', 'matrix.html');
    expect(code).toBe(0);
    expect(stdout).toContain('2 targets: 2 conformant, 0 non-conformant, 0 incomplete.');
    expect(readFileSync(join(dir, 'matrix.html'), 'utf8')).toContain('<h1>2 targets</h1>');
    const json = await kit('matrix', 'clouds/north', 'clouds/south/report.json', '--json');
    const { targets } = JSON.parse(json.stdout) as { targets: { name: string }[] };
    expect(targets.map(({ name }) => name)).toEqual(['clouds/north', 'clouds/south']);
  });

  test('refuses two targets of one name', async () => {
    const { code, stderr } = await kit('matrix', 'clouds', 'clouds');
    expect(code).toBe(2);
    expect(stderr).toContain('two reports are called "north"');
  });
});
