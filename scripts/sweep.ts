/** Judges the reference server, over sockets, with many seeds and both IP versions: `npm run sweep -- --seeds 200`. */
import { parseArgs } from 'node:util';
import { startReferenceServer } from '../src/reference/server.ts';
import { connectionPair } from '../src/reference/store.ts';
import { openRun } from '../src/run/opening.ts';
import { run } from '../src/run/run.ts';
import { updateConnection } from '../suites/index.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' } } });
const server = await startReferenceServer();
let passed = 0;
const failures: string[] = [];
for (let seed = 1; seed <= Number(values.seeds); seed++) {
  for (const family of [4, 6] as const) {
    const { url, token, fqdn } = server;
    const opened = await openRun(
      {
        url,
        token,
        fqdn,
        ...connectionPair(family),
        races: true,
        family,
        profile: 'virtuozzo',
        effort: 'standard',
        seed,
        only: [],
        kit: 'sweep',
      },
      updateConnection,
    );
    for await (const event of run(opened)) {
      if (event.type !== 'end') continue;
      const odd = event.result.clauses.filter(({ verdict }) => verdict !== 'pass');
      if (event.result.verdict === 'conformant' && odd.length === 0) passed++;
      else
        failures.push(
          `seed ${seed}, IPv${family}: ${event.result.verdict}; ${odd.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}`,
        );
    }
    await opened.client.close();
  }
}
await server.close();
for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
