/**
 * Writes the reports of simulated regions, each a quick run on a reference server of its own with faults of the catalogue,
 * now and the time before: `node dist/scripts/simulate-regions.js FOLDER [COUNT]`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../src/model/report.ts';
import type { Behaviour } from '../src/reference/behaviour.ts';
import { faults } from '../src/reference/faults.ts';
import { startReferenceServer } from '../src/reference/server.ts';
import { withCounterexample } from '../src/run/counterexample.ts';
import { openRun } from '../src/run/opening.ts';
import { reportOf } from '../src/run/report.ts';
import { run } from '../src/run/run.ts';
import { rememberedPlan } from '../src/selftest/remembered-plan.ts';
import { updateConnection } from '../suites/index.ts';

/** What the regions of a cloud run, and which faults that has; a region may lag one version behind. */
const clouds: Readonly<Record<string, readonly (readonly string[])[]>> = {
  alder: [[], []],
  birch: [['mtu-67-accepted'], []],
  cedar: [['dpd-order-not-judged'], ['mtu-reset-when-not-sent']],
  elm: [['refusal-resets-dpd', 'mtu-text-stored-as-text'], ['mtu-text-stored-as-text']],
  fir: [
    ['malformed-json-ignored', 'name-cut-at-32'],
    ['malformed-json-ignored', 'name-cut-at-32'],
  ],
};

const [folder, count = '200'] = process.argv.slice(2);
if (folder === undefined) throw new Error('give a folder for the reports');
const names = Object.keys(clouds);
for (const time of ['before', 'now'] as const) {
  for (let n = 0; n < Number(count); n++) {
    const cloud = names[n % names.length] ?? '';
    const nth = Math.floor(n / names.length);
    const version = time === 'before' || nth % 4 === 3 ? 0 : 1;
    const odd = nth % 17 === 5 ? ['crashes-on-emoji'] : [];
    const region = await judge(
      [...(clouds[cloud]?.[version] ?? []), ...odd],
      time === 'now' && nth % 13 === 7,
    );
    const place = join(folder, time, cloud, `region-${String(nth + 1).padStart(2, '0')}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'report.json'), `${JSON.stringify(region)}\n`);
  }
}

/** @param interrupted whether the run is broken off half way */
async function judge(wrong: readonly string[], interrupted: boolean): Promise<Report> {
  const hooks: Partial<Behaviour> = Object.assign(
    {},
    ...wrong.map((name) => faults.find((fault) => fault.name === name)?.behave?.() ?? {}),
  );
  const server = await startReferenceServer({ hooks });
  const { url, token, connections, fqdn } = server;
  const opened = await openRun(
    {
      url,
      token,
      fqdn,
      connection: connections.ipv4,
      profile: 'virtuozzo',
      effort: 'quick',
      seed: 1,
      only: [],
      kit: '0.1.0',
    },
    updateConnection,
    { planner: rememberedPlan },
  );
  const abort = new AbortController();
  const started = performance.now();
  const startedAt = new Date().toISOString();
  try {
    for await (const event of run({ ...opened, signal: abort.signal })) {
      if (interrupted && event.type === 'exchange' && event.done === 50) abort.abort();
      if (event.type !== 'end') continue;
      const { clauses, findings } = event.result;
      const shown = clauses.map((clause) => withCounterexample(clause, findings.get(clause.id), opened));
      return reportOf(
        opened,
        {
          kit: { name: 'vpnaas-conformance', version: '0.1.0', node: process.versions.node },
          embedded: true,
          selftest: null,
          startedAt,
          finishedAt: new Date().toISOString(),
          seconds: Math.round((performance.now() - started) / 100) / 10,
          disturbances: [],
          only: [],
          repeat: 1,
        },
        { ...event.result, clauses: shown },
      );
    }
    throw new Error('the run has no end');
  } finally {
    await opened.client.close();
    await server.close();
  }
}
