import { expect, test } from 'vitest';
import type { ConformanceEvent } from './run-target.ts';
import { planTarget, runTarget } from './run-target.ts';

const few = { effort: 'quick', only: ['request/mtu'] } as const;

test('events come in order, and the last one is the report', async () => {
  const events: ConformanceEvent[] = [];
  for await (const event of runTarget(few)) events.push(event);
  const kinds = events.map(({ type }) => type);
  expect([...new Set(kinds)]).toEqual(['planned', 'asked', 'restored', 'verdict', 'end']);
  const [first, last] = [events[0], events.at(-1)];
  if (first?.type !== 'planned' || last?.type !== 'end') throw new Error('no report');
  expect(kinds.filter((kind) => kind === 'asked')).toHaveLength(first.plan.cases.length);
  expect(last.report).toMatchObject({ verdict: 'conformant', target: { restored: true, embedded: true } });
  expect(last.report.plan.only).toEqual(few.only);
});

test('the plan is the one that a run has', async () => {
  const plan = await planTarget(few);
  for await (const event of runTarget(few)) {
    if (event.type === 'planned') expect(event.plan).toEqual(plan);
  }
});

test('a signal ends the run early, with an incomplete report', async () => {
  const abort = new AbortController();
  for await (const event of runTarget({ effort: 'quick' }, { signal: abort.signal })) {
    if (event.type === 'asked') abort.abort();
    if (event.type === 'end')
      expect(event.report).toMatchObject({ verdict: 'incomplete', reason: 'interrupted' });
  }
});
