import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Pool } from 'undici';
import type { JsonObject } from '../src/model/json.ts';
import { openClient } from '../src/target/client.ts';
import { openSession } from '../src/target/session.ts';
import { targetAt } from '../src/target/target.ts';
import { type Figure, speed } from './figure.ts';
import { commandLine } from './start.ts';
import { validBodies } from './updates.ts';

/** Updates in one round. */
const count = 200;

/** Updates per second of a session against `Pool.request`, both to a reference server in a process of its own. */
export async function executor(rounds: number): Promise<Figure[]> {
  const { child, url, token, connection } = await startServer();
  const target = targetAt({ url, token }, connection);
  const client = openClient(target.origin, 30_000);
  const session = openSession({ target, client, clock });
  const pool = new Pool(target.origin, { connections: 8 });
  const kit = async (body: JsonObject) => {
    const { answer } = await session.put({ body, token: 'own', connection: 'named' });
    return answer.kind === 'response' ? answer.status : 0;
  };
  const raw = async (body: JsonObject) => {
    const response = await pool.request({
      method: 'PUT',
      path: `${target.collection}/${connection}`,
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-auth-token': token },
      body: JSON.stringify(body),
    });
    await response.body.json();
    return response.statusCode;
  };
  try {
    const figures: Figure[] = [];
    for (const inFlight of [1, 8, 32]) {
      figures.push(
        await speed(
          { name: `executor, ${inFlight} in flight`, pieces: count, least: 0.95 },
          { kit: () => send(kit, inFlight), raw: () => send(raw, inFlight) },
          rounds,
        ),
      );
    }
    return figures;
  } finally {
    await Promise.all([client.close(), pool.destroy()]);
    child.kill();
  }
}

/** @throws Error when an update is not carried out: then the figure would say nothing */
async function send(put: (body: JsonObject) => Promise<number>, inFlight: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const status = await put(validBodies[next++ % validBodies.length] ?? {});
      if (status !== 200) throw new Error(`the reference server answered ${status} to a valid update`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
}

const clock = {
  now: () => performance.now(),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
};

async function startServer() {
  const child: ChildProcess = spawn(process.execPath, [commandLine, 'serve', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('the reference server has no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, token, connections } = JSON.parse(line) as {
    url: string;
    token: string;
    connections: { ipv4: string };
  };
  return { child, url, token, connection: connections.ipv4 };
}
