import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TargetError, UsageError } from '../errors.ts';
import { givenTo } from '../given-deviations.ts';
import { appendDurably, makeOwnFolder, removeDurably } from '../journal/durable.ts';
import { externalNetwork } from '../provision/external-network.ts';
import { kinds, type Made } from '../provision/kinds.ts';
import { remove } from '../provision/removal.ts';
import { makeSite } from '../provision/site.ts';
import { systemClock, usualPatience } from '../target/ask.ts';
import { openClient } from '../target/client.ts';
import { networkApi } from '../target/network-api.ts';
import { networkAt } from '../target/target.ts';
import { cloudInEnvironment, enter } from './access.ts';
import { stateDirOf } from './custody.ts';
import { exitCodes } from './exit-codes.ts';
import { offlinePlan } from './offline-plan.ts';
import { foreignersIn } from './others.ts';
import { claim, outputsOf } from './outputs.ts';
import { type RunOptions, runCommand } from './run.ts';
import { claimFolder } from './run-folder.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const timeout = 30_000;

/**
 * Makes a connection and all it needs, runs on it, and removes everything, whatever happens.
 * @throws UsageError for options that contradict it, TargetError for what cannot be made
 */
export async function provisionedRun(url: string | undefined, options: RunOptions): Promise<void> {
  refuseContradictions(url, options);
  const { lanes = 1 } = options;
  const network = networkAt((await enter(url, { osCloud: options.osCloud })).access);
  await refuseEarly(options);
  const client = openClient(network.origin, timeout, network.route);
  const api = networkApi(network, client, systemClock);
  const once = networkApi(network, client, systemClock, { ...usualPatience, tries: 1 });
  const note = (text: string) => void process.stderr.write(`${text}\n`);
  const abort = new AbortController();
  const stop = () => abort.abort();
  for (const name of signals) process.on(name, stop);
  const made: Made[] = [];
  let file: string | undefined;
  try {
    const external = await externalNetwork(api, options.externalNetwork);
    if (options.dryRun) {
      showPlan(external, lanes, options.json);
      return;
    }
    claimFolder(options.out);
    const run = randomBytes(4).toString('hex');
    const dir = stateDirOf(options.stateDir);
    makeOwnFolder(dir);
    const record = join(dir, `made-${run}.jsonl`);
    file = record;
    const psk = randomBytes(16).toString('hex');
    const site = { run, family: options.family ?? 4, external, psk, signal: abort.signal, lanes };
    const connections = await makeSite(once, site, (object) => {
      made.push(object);
      appendDurably(record, `${JSON.stringify({ ...object, url: network.url })}\n`);
      note(`made ${kinds[object.kind].noun} ${object.id} "${object.name}"`);
    });
    if (abort.signal.aborted) throw new TargetError('interrupted while the connection was being made');
    const { lanes: _, externalNetwork: __, ...rest } = options;
    await runCommand(url, { ...rest, connection: connections, disruptive: true });
  } finally {
    if (made.length > 0) note('removing what was made');
    const left = await remove(api, made, systemClock);
    for (const name of signals) process.off(name, stop);
    await client.close();
    if (left.length === 0 && file !== undefined) removeDurably(file);
    for (const { why } of left) note(why);
    if (left.length > 0) {
      note('`vpnaas-conformance cleanup` finds what is left and removes it');
      process.exitCode = exitCodes.incomplete;
    }
  }
}

function showPlan(externalNetwork: string, lanes: number, json: boolean | undefined): void {
  const counts = Object.values(kinds).map(({ noun }) => ({
    noun,
    count: noun === 'endpoint group' ? 2 : noun === 'connection' ? lanes : 1,
  }));
  const makes = counts.map(({ noun, count }) =>
    count > 1 ? `${count} ${noun}s` : `a ${noun}`.replace(/^a (?=I)/, 'an '),
  );
  process.stdout.write(
    json
      ? `${JSON.stringify({ externalNetwork, makes: Object.fromEntries(counts.map(({ noun, count }) => [noun, count])) }, null, 2)}\n`
      : `A run would make ${makes.join(', ')}, ask the ${lanes > 1 ? 'connections' : 'connection'}, and remove them again.\n`,
  );
}

/** What a run would find wrong only after everything was made. @throws UsageError, TargetError as a run does */
async function refuseEarly(options: RunOptions): Promise<void> {
  const { profile, family = 4, effort, seed, only = [], otherCloud, dryRun } = options;
  offlinePlan(profile, family, effort, seed, only);
  await givenTo(options);
  await foreignersIn(otherCloud);
  const outputs = outputsOf(options);
  if (!dryRun) claim(outputs);
}

function refuseContradictions(url: string | undefined, options: RunOptions): void {
  const { connection, secondConnection, osCloud, shard } = options;
  const name = connection ? '--connection' : secondConnection ? '--second-connection' : undefined;
  if (name !== undefined) {
    throw new UsageError(`--provision makes connections of its own: leave ${name} out, or --provision`);
  }
  if (shard) throw new UsageError('--provision makes one connection: leave --shard out, or --provision');
  if (url === undefined && osCloud === undefined && !cloudInEnvironment()) {
    throw new UsageError('--provision needs a cloud: name it with --os-cloud, or give a URL');
  }
}
