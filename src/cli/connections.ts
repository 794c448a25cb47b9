import { UsageError } from '../errors.ts';
import type { Shard } from '../model/plan.ts';

/** Options that say which connections are asked side by side. */
export interface LaneOptions {
  readonly connection?: readonly string[];
  /** One beside each of them, in the same order. */
  readonly secondConnection?: readonly string[];
  readonly lanes?: number;
  readonly shard?: Shard;
}

/** A connection that was named, and the one that is written beside it. */
export interface Named {
  readonly connection: string;
  readonly second?: string | undefined;
}

/**
 * The connections that were named, one for each lane; none where the embedded server has them.
 * @throws UsageError for options that contradict each other
 */
export function connectionsOf(
  { connection = [], secondConnection = [], lanes, shard }: LaneOptions,
  isCloud: boolean,
): readonly Named[] {
  const all = [...connection, ...secondConnection];
  const ids = all.map((id) => id.toLowerCase());
  const twice = all.find((_, n) => ids.indexOf(ids[n] ?? '') !== n);
  if (twice !== undefined) {
    throw new UsageError(`connection ${twice} is given twice: each has to be another one`);
  }
  if (secondConnection.length > 0 && secondConnection.length !== connection.length) {
    throw new UsageError(
      `--connection is given ${times(connection)} and --second-connection ${times(secondConnection)}: each connection needs a second one of its own, in the same order`,
    );
  }
  if (lanes !== undefined && (isCloud || connection.length > 0)) {
    throw new UsageError(
      '--lanes goes with --provision, or with the embedded server: give --connection once for each lane instead',
    );
  }
  if (shard && (connection.length > 1 || (lanes ?? 1) > 1)) {
    throw new UsageError(
      '--shard asks one part of the plan of one connection: leave the other lanes out, or --shard',
    );
  }
  return connection.map((one, n) => ({ connection: one, second: secondConnection[n] }));
}

function times({ length }: readonly string[]): string {
  return length === 1 ? 'once' : `${length} times`;
}
