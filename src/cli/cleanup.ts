import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import { removeDurably } from '../journal/durable.ts';
import { kinds } from '../provision/kinds.ts';
import { type Leftover, leftovers } from '../provision/leftovers.ts';
import { remove } from '../provision/removal.ts';
import { systemClock } from '../target/ask.ts';
import { openClient } from '../target/client.ts';
import { networkApi } from '../target/network-api.ts';
import { networkAt } from '../target/target.ts';
import { type CloudOptions, cloudInEnvironment, enter } from './access.ts';
import { stateDirOf } from './custody.ts';
import { exitCodes } from './exit-codes.ts';

interface CleanupOptions extends CloudOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly stateDir?: string;
}

const timeout = 30_000;

/** Shows what runs with `--provision` left in a project, and removes it; exit code 3 while something is left. */
export async function cleanupCommand(url: string | undefined, options: CleanupOptions): Promise<void> {
  if (url === undefined && options.osCloud === undefined && !cloudInEnvironment()) {
    throw new UsageError('no cloud: name it with --os-cloud, or give a URL');
  }
  const { access, who } = await enter(url, options);
  const network = networkAt(access);
  const client = openClient(network.origin, timeout, network.route);
  try {
    const api = networkApi(network, client, systemClock);
    const found = await leftovers(api, who?.project?.id);
    if (!options.json) process.stdout.write(textOf(found));
    const agreed = found.length > 0 && (options.yes === true || (await agrees(found.length)));
    const left = agreed ? await remove(api, found, systemClock) : found;
    if (options.json) process.stdout.write(`${JSON.stringify({ found, left }, null, 2)}\n`);
    else if (agreed) process.stdout.write(`${found.length - left.length} removed, ${left.length} left.\n`);
    for (const one of left) if ('why' in one) process.stderr.write(`${String(one.why)}\n`);
    const open = new Set(left.map(({ id }) => found.find((one) => one.id === id)?.run));
    for (const { run } of found) {
      if (!open.has(run)) removeDurably(join(stateDirOf(options.stateDir), `made-${run}.jsonl`));
    }
    if (left.length > 0) process.exitCode = exitCodes.incomplete;
  } finally {
    await client.close();
  }
}

function textOf(found: readonly Leftover[]): string {
  if (found.length === 0) return 'Nothing that a run made is left.\n';
  const lines = found.map(({ kind, id, run }) => `  ${kinds[kind].noun.padEnd(15)}${id}  of run ${run}`);
  return `${['Left by runs with --provision:', ...lines].join('\n')}\n`;
}

async function agrees(count: number): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    process.stderr.write('nothing was removed: give --yes to remove these\n');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`Remove these ${count}? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
