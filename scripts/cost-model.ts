/** Measures what one run costs, by effort, on a reference server in this process: `node dist/scripts/cost-model.js`. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { efforts } from '../src/cli/options.ts';
import { openRunFolder } from '../src/cli/run-folder.ts';
import { startReferenceServer } from '../src/reference/server.ts';
import { evidenceOf } from '../src/run/evidence.ts';
import { openRun } from '../src/run/opening.ts';
import { reportOf } from '../src/run/report.ts';
import { run } from '../src/run/run.ts';
import type { Client } from '../src/target/client.ts';
import { openClient } from '../src/target/client.ts';
import { updateConnection } from '../suites/index.ts';

/** What a request and its answer carry beside bodies: request line, headers, and theirs of the reference server. */
const overhead = 450;

const rows: Record<string, Record<string, number>> = {};
for (const effort of efforts) {
  const folder = mkdtempSync(join(tmpdir(), 'cost-'));
  const server = await startReferenceServer();
  const { url, token, connections, fqdn } = server;
  const direct = openClient(url, 30_000);
  let requests = 0;
  let bytes = 0;
  const counting: Client = {
    async send(message) {
      const answer = await direct.send(message);
      requests++;
      bytes += overhead + (message.body?.length ?? 0) + (answer.kind === 'response' ? answer.text.length : 0);
      return answer;
    },
    close: () => direct.close(),
  };
  const opened = await openRun(
    {
      url,
      token,
      connection: connections.ipv4,
      fqdn,
      profile: 'virtuozzo',
      effort,
      seed: 1,
      only: [],
      kit: 'cost',
    },
    updateConnection,
    { client: counting },
  );
  const out = openRunFolder(folder, (why) => {
    throw new Error(why);
  });
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  let updates = 0;
  for await (const event of run(opened)) {
    if (event.type === 'exchange') {
      const recording = { round: 1, at: new Date().toISOString() };
      out.evidence(evidenceOf(event.exchange, event.outcomes, opened, recording));
    }
    if (event.type !== 'end') continue;
    updates = event.result.puts;
    const seconds = (performance.now() - started) / 1000;
    const kit = { name: 'vpnaas-conformance', version: '0', node: process.versions.node };
    const circumstances = {
      kit,
      embedded: true,
      selftest: null,
      startedAt: '',
      seconds,
      disturbances: [],
      only: [],
      repeat: 1,
    };
    out.report(reportOf(opened, circumstances, event.result));
  }
  const { user, system } = process.cpuUsage(cpu);
  const file = (name: string) => join(folder, name);
  const kilobytes = (size: number) => Math.round(size / 1000);
  rows[effort] = {
    updates,
    requests,
    'kB on the wire': kilobytes(bytes),
    'report.json kB': kilobytes(statSync(file('report.json')).size),
    'evidence.jsonl kB': kilobytes(statSync(file('evidence.jsonl')).size),
    'both gzipped kB': kilobytes(
      gzipSync(readFileSync(file('report.json'))).length +
        gzipSync(readFileSync(file('evidence.jsonl'))).length,
    ),
    'ms of CPU': Math.round((user + system) / 1000),
  };
  await direct.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
console.table(rows);
