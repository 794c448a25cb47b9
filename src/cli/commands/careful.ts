import type { Command } from 'commander';
import { perSecond } from '../options.ts';
import { option } from './option.ts';

/** Adds the options of every command that writes a connection. */
export function careful(command: Command): Command {
  return command
    .option('--disruptive', 'allow it to cut a tunnel that is ACTIVE')
    .option('--rate <n>', 'requests in a second, at most; default: no limit', perSecond)
    .addOption(option.timeout())
    .addOption(option.stateDir());
}
