import type { Command } from 'commander';
import type { Means } from '../run/opening.ts';
import { perSecond, wholeNumber } from './options.ts';

/** How careful a command that writes is with a cloud, as commander hands it over. */
export interface CareOptions {
  readonly stateDir?: string;
  readonly disruptive?: boolean;
  readonly rate?: number;
  readonly timeout?: number;
}

/** Adds the options of every command that writes a connection. */
export function careful(command: Command): Command {
  return command
    .option('--disruptive', 'allow it to cut a tunnel that is ACTIVE')
    .option('--rate <n>', 'requests in a second, at most; default: no limit', perSecond)
    .option('--timeout <seconds>', 'how long one answer may take; default: 30', wholeNumber(1, 3600))
    .option('--state-dir <dir>', stateDir);
}

/** Where the journals are, for people. */
export const stateDir =
  'where journals and locks are; default: $XDG_STATE_HOME or ~/.local/state, vpnaas-conformance in it';

/** What a run goes by. */
export function careOf({ disruptive, rate, timeout }: CareOptions): Pick<Means, 'disruptive' | 'limits'> {
  return { disruptive, limits: { rate, timeout } };
}
