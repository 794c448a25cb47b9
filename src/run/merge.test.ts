import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { UsageError } from '../errors.ts';
import type { Effort, Shard } from '../model/plan.ts';
import type { ClauseResult, Report } from '../model/report.ts';
import { faults } from '../reference/faults.ts';
import { startInProcess } from '../reference/in-process.ts';
import { connectionPair } from '../reference/store.ts';
import { hurriedClock } from '../selftest/hurried-clock.ts';
import { rememberedPlan } from '../selftest/remembered-plan.ts';
import { wireClient } from '../selftest/wire-client.ts';
import { mergeReports } from './merge.ts';
import { openRun } from './opening.ts';
import { repeated } from './repeated.test-support.ts';
import { reportedOf } from './reported.test-support.ts';
import { type RunResult, run } from './run.ts';

interface Wishes {
  readonly fault?: string | undefined;
  readonly shard?: Shard;
  readonly effort?: Effort;
  readonly seed?: number;
  readonly repeat?: number;
  /** Interrupts after so many cases. */
  readonly until?: number;
}

/** The report of a run, or of one shard of it, on a server of its own. */
async function reportOn({
  fault,
  shard,
  effort = 'quick',
  seed = 1,
  repeat = 1,
  until,
}: Wishes): Promise<Report> {
  const chosen = faults.find(({ name }) => name === fault);
  const server = startInProcess(chosen?.behave?.() ?? {}, chosen?.wire?.());
  const { profile = 'virtuozzo' } = chosen ?? {};
  const opened = await openRun(
    {
      ...server,
      ...connectionPair(chosen?.family ?? 4),
      races: true,
      profile,
      effort,
      seed,
      only: [],
      kit: '0.0.0',
    },
    updateConnection,
    { client: wireClient(server.send), clock: hurriedClock(), planner: rememberedPlan },
  );
  const results: RunResult[] = [];
  while (results.length < repeat && results.at(-1)?.brokenOff === undefined) {
    const abort = new AbortController();
    for await (const event of run({ ...opened, shard, signal: abort.signal })) {
      if (event.type === 'exchange' && event.done === until) abort.abort();
      if (event.type === 'end') results.push(event.result);
    }
  }
  const result = repeated(results, shard !== undefined);
  if (!result) throw new Error('no result');
  const report = reportedOf({ opened, events: [], exchanges: [], result }, { shard, repeat });
  return JSON.parse(JSON.stringify(report));
}

const shardsOf = (of: number, wishes: Wishes = {}) =>
  Promise.all(Array.from({ length: of }, (_, n) => reportOn({ ...wishes, shard: { index: n + 1, of } })));
const merged = (reports: readonly Report[]) =>
  mergeReports(reports.map((report, n) => ({ file: `${n + 1}.json`, report })));

/**
 * What a merged report has in common with that of the whole run: all but when, how long, how many updates were sent,
 * which connections, and what a counterexample met and was shortened to, for that depends on what was sent before.
 */
function comparable({ run: { repeat }, merged: _, survey, clauses, ...report }: Report) {
  const { latency, ...seen } = survey;
  return { ...report, repeat, survey: { ...seen, answers: latency?.count }, clauses: clauses.map(shown) };
}

function shown({ counterexample, ...clause }: ClauseResult) {
  return { ...clause, counterexample: counterexample?.case };
}

test.each(Array.from({ length: 16 }, (_, n) => n + 1))('%i shards are the whole run', async (of) => {
  const whole = await reportOn({ effort: 'standard' });
  expect(whole.verdict).toBe('conformant');
  expect(comparable(merged(await shardsOf(of, { effort: 'standard' })))).toEqual(comparable(whole));
});

/** A sample of every kind of fault, of servers that remember nothing but what they store. */
const sampled = [
  'mtu-67-accepted',
  'malformed-json-ignored',
  'dpd-order-not-judged',
  'mtu-text-stored-as-text',
  'mtu-68-refused',
  'psk-never-stored',
  'refusal-resets-dpd',
  'valid-part-stored-on-refusal',
  'unauthenticated-updates-stored',
  'crashes-on-emoji',
  'updates-forgotten',
  'name-shared-by-connections',
];

describe.each(sampled)('%s', (fault) => {
  test.each([2, 3, 7])('%i shards are the whole run', async (of) => {
    const whole = await reportOn({ fault });
    expect(whole.clauses.some(({ verdict }) => verdict === 'fail' || verdict === 'warn')).toBe(true);
    expect(comparable(merged(await shardsOf(of, { fault })))).toEqual(comparable(whole));
  });
});

test('shards that ran twice are the whole run that ran twice', async () => {
  const wishes = { fault: 'mtu-67-accepted', repeat: 2 };
  expect(comparable(merged(await shardsOf(3, wishes)))).toEqual(comparable(await reportOn(wishes)));
});

test('a shard that was interrupted leaves the whole incomplete, and is named', async () => {
  const [first, second] = await shardsOf(2);
  const cut = await reportOn({ shard: { index: 2, of: 2 }, until: 20 });
  if (!first || !second) throw new Error('no shards');
  expect(merged([first, cut])).toMatchObject({ verdict: 'incomplete', reason: 'shard 2/2: interrupted' });
  expect(merged([second, first]).merged?.map(({ index }) => index)).toEqual([1, 2]);
});

test('the connection that was not put back is the one that is named', async () => {
  const [first, second] = await shardsOf(2);
  if (!first || !second) throw new Error('no shards');
  const lost = { ...second.target, connection: 'the-second', restored: false, lost: ['mtu'] };
  expect(merged([first, second]).target).toEqual(first.target);
  expect(merged([first, { ...second, target: lost }]).target).toEqual({ ...first.target, ...lost });
});

test('a shard alone is never conformant, and says that it is a shard', async () => {
  for (const report of await shardsOf(4)) {
    expect(report.verdict).toBe('incomplete');
    expect(report.reason).toMatch(/^this is shard \d of 4; `vpnaas-conformance merge`/);
  }
});

test('a shard that sees a must fail is non-conformant', async () => {
  const shards = await shardsOf(2, { fault: 'mtu-67-accepted' });
  expect(shards.map(({ verdict }) => verdict)).toContain('non-conformant');
});

describe('refused is', () => {
  const unlike = async (parts: (report: Report) => Partial<Report>) => {
    const [first, second] = await shardsOf(2);
    if (!first || !second) throw new Error('no shards');
    return [first, { ...second, ...parts(second) }];
  };
  const shard = (report: Report) => report.shard ?? { index: 1, of: 1, notAsked: {}, runs: [] };

  test.each<[string, () => Promise<readonly Report[]>, string]>([
    ['nothing', async () => [], 'no shard was given'],
    ['a missing shard', async () => (await shardsOf(3)).slice(1), 'of 3 shards these are missing: 1'],
    [
      'a shard twice',
      async () => (await shardsOf(2)).flatMap((one) => [one, one]),
      'shard 1 is there 2 times: "1.json", "2.json"',
    ],
    ['a whole run', async () => [await reportOn({})], '"1.json" is the report of a whole run'],
    [
      'a shard of another plan',
      async () => [...(await shardsOf(2)).slice(0, 1), ...(await shardsOf(2, { seed: 2 })).slice(1)],
      '"1.json" and "2.json" are not parts of one run: plans',
    ],
    [
      'a shard of another number',
      async () => [...(await shardsOf(2)).slice(0, 1), ...(await shardsOf(3)).slice(1)],
      'numbers of shards 2 and 3',
    ],
    [
      'another kit',
      () => unlike(({ kit }) => ({ kit: { ...kit, version: '9' } })),
      'kit versions 0.0.0 and 9',
    ],
    [
      'another cloud',
      () => unlike(({ target }) => ({ target: { ...target, url: 'http://elsewhere' } })),
      'targets http://127.0.0.1 and http://elsewhere',
    ],
    [
      'a shard that has not ended',
      () => unlike((report) => ({ shard: { ...shard(report), runs: [] } })),
      '"2.json": shard 2/2 has not ended: run it again',
    ],
  ])('%s', async (_, reports, message) => {
    const given = await reports();
    expect(() => merged(given)).toThrow(UsageError);
    expect(() => merged(given)).toThrow(message);
  });
});
