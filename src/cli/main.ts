#!/usr/bin/env node
import { setImmediate } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes, messageOf } from './exit-codes.ts';
import { kit } from './package.ts';
import { program } from './program.ts';

/** Where nobody reads on, a run still goes to its end: the connection has to be put back. */
let undelivered = '';
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout) undelivered = error.code ?? error.message;
  });
}

/** Bundled as CommonJS, which starts sooner: there is no await outside of it. */
async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : exitCodes.usage;
    } else {
      console.error(messageOf(error));
      process.exitCode = exitCodeOf(error);
    }
  }
  await setImmediate();
  if (undelivered !== '') {
    console.error(`${kit.name}: the result could not be written to stdout (${undelivered})`);
    process.exitCode ||= exitCodes.incomplete;
  }
}

void main();
