/** Prints how fast the kit is beside the bare libraries. Measures, and asserts nothing. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { executor } from './executor.ts';
import { type Figure, table } from './figure.ts';
import { memory } from './memory.ts';
import { offline } from './offline.ts';
import { start } from './start.ts';
import { validBodies } from './valid-bodies.ts';
import { validator } from './validator.ts';
import { wholeRun } from './whole-run.ts';

const benchmarks = [executor, validBodies, validator, start, wholeRun, offline, memory];

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const rounds = values.quick ? 9 : 41;
const figures: Figure[] = [];
for (const benchmark of benchmarks) figures.push(...(await benchmark(rounds)));

const machine = { node: process.versions.node, cores: availableParallelism(), rounds };
process.stdout.write(
  values.json
    ? `${JSON.stringify({ ...machine, figures }, null, 2)}\n`
    : `Node ${machine.node}, ${machine.cores} cores, medians of ${rounds} interleaved rounds\n\n${table(figures)}`,
);
