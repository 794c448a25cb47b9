/**
 * Kills runs with SIGKILL at random moments, restores, and compares the connection with what it was.
 * Without arguments on a reference server; on a cloud with `URL --connection ID` and OS_TOKEN, or `--os-cloud NAME
 * --connection ID`; with several connections, or `--lanes 2` on the reference server, they are asked side by side. With
 * `--second-connection ID`, and on the reference server in one lane, a second one is written beside it.
 * Options: --kills N (200), --seed N (1).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { accessTo } from '../src/cli/access.ts';
import { systemClock } from '../src/target/ask.ts';
import { openClient } from '../src/target/client.ts';
import { openSession } from '../src/target/session.ts';
import { networkAt, targetAt } from '../src/target/target.ts';
import { killRuns, type Subject } from './kills/kill-runs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    connection: { type: 'string', multiple: true },
    'second-connection': { type: 'string' },
    lanes: { type: 'string', default: '1' },
    'os-cloud': { type: 'string' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const { connection: named, 'os-cloud': osCloud } = values;
const subject =
  named === undefined
    ? await onReferenceServer()
    : await onCloud(positionals[0], named, values['second-connection']);
const counts = { writing: 0, changed: 0, wrong: 0 };
try {
  let nth = 0;
  for await (const { moment, writing, changed, wrong } of killRuns(
    subject,
    Number(values.kills),
    Number(values.seed),
  )) {
    nth++;
    if (writing) counts.writing++;
    if (changed) counts.changed++;
    if (wrong !== undefined) counts.wrong++;
    console.log(
      `${wrong === undefined ? 'ok  ' : 'FAIL'} ${nth} at ${moment} ms (${writing ? 'writing' : 'not writing'}) ${wrong ?? ''}`.trimEnd(),
    );
  }
  const { writing, changed, wrong } = counts;
  console.log(
    `${nth - wrong} of ${nth} restored; ${writing} were killed while they wrote, ${changed} left a connection changed`,
  );
  process.exitCode = wrong === 0 && nth > 0 ? 0 : 1;
} finally {
  await subject.close();
}

type Closing = Subject & { close(): Promise<void> | void };

async function onCloud(
  url: string | undefined,
  connections: readonly string[],
  second: string | undefined,
): Promise<Closing> {
  const access = await accessTo(url, { connection: connections[0], osCloud });
  const { origin, route } = networkAt(access);
  const client = openClient(origin, 30_000, route);
  const sessions = [...connections, ...(second === undefined ? [] : [second])].map((id) =>
    openSession({ target: targetAt(access, id), client, clock: systemClock }),
  );
  return {
    url,
    connections,
    second,
    options: osCloud === undefined ? [] : ['--os-cloud', osCloud],
    environment: process.env,
    async read() {
      const texts: string[] = [];
      for (const session of sessions) {
        const { answer } = await session.read();
        texts.push(answer.kind === 'response' ? answer.text : `no answer (${answer.code})`);
      }
      return texts.join('\n');
    },
    close: () => client.close(),
  };
}

/** A server in a process of its own, as it has to outlive the runs. */
async function onReferenceServer(): Promise<Closing> {
  const child = spawn(process.execPath, ['dist/kit/cli.cjs', 'serve', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { url, token, connections } = JSON.parse(line.toString()) as {
    readonly url: string;
    readonly token: string;
    readonly connections: { readonly ipv4: string; readonly ipv4Second: string };
  };
  process.env['OS_TOKEN'] = token;
  const { ipv4, ipv4Second } = connections;
  const on =
    values.lanes === '2' ? onCloud(url, [ipv4, ipv4Second], undefined) : onCloud(url, [ipv4], ipv4Second);
  return { ...(await on), close: () => void child.kill() };
}
