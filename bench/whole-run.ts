import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/cli/embedded.ts';
import { openRun } from '../src/run/opening.ts';
import { run } from '../src/run/run.ts';
import { updateConnection } from '../suites/index.ts';
import type { Figure } from './figure.ts';
import { median, timed } from './ratio.ts';
import { commandLine, node } from './start.ts';

/** Seconds of a standard run on the embedded server: in this process, and as the command. */
export async function wholeRun(rounds: number): Promise<Figure[]> {
  const times = Math.max(3, Math.ceil(rounds / 3));
  const opening: number[] = [];
  const asking: number[] = [];
  const command: number[] = [];
  for (let n = 0; n < times; n++) {
    const { opened, asked } = await inProcess();
    opening.push(opened / 1000);
    asking.push(asked / 1000);
    command.push((await asCommand()) / 1000);
  }
  return [
    { name: 'standard run, reading and planning', unit: 's', kit: median(opening) },
    { name: 'standard run, asking and judging', unit: 's', kit: median(asking), aim: '<= 1 s' },
    { name: 'standard run, as a command', unit: 's', kit: median(command) },
  ];
}

async function inProcess(): Promise<{ readonly opened: number; readonly asked: number }> {
  const embedded = await startEmbedded('virtuozzo');
  const { url, connection, token, fqdn } = embedded;
  try {
    const started = performance.now();
    const opened = await openRun(
      { url, connection, token, fqdn, profile: 'virtuozzo', seed: 1, effort: 'standard', only: [], kit: '' },
      updateConnection,
    );
    const ready = performance.now();
    const asked = await timed(async () => {
      for await (const event of run(opened)) {
        if (event.type === 'end' && event.result.verdict !== 'conformant')
          throw new Error(`the run on the embedded server is ${event.result.verdict}`);
      }
    });
    await opened.client.close();
    return { opened: ready - started, asked };
  } finally {
    await embedded.close();
  }
}

async function asCommand(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  try {
    return await timed(() => node(commandLine, 'run', '--out', folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
