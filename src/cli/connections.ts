import { UsageError } from '../errors.ts';
import type { Shard } from '../model/plan.ts';

/** Options that say which connections are asked side by side. */
export interface LaneOptions {
  readonly connection?: readonly string[];
  readonly lanes?: number;
  readonly shard?: Shard;
}

/**
 * The connections that were named, one for each lane; none where the embedded server has them.
 * @throws UsageError for options that contradict each other
 */
export function connectionsOf(
  { connection = [], lanes, shard }: LaneOptions,
  isCloud: boolean,
): readonly string[] {
  const ids = connection.map((id) => id.toLowerCase());
  const twice = connection.find((_, n) => ids.indexOf(ids[n] ?? '') !== n);
  if (twice !== undefined) {
    throw new UsageError(`--connection ${twice} is given twice: each lane needs a connection of its own`);
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
  return connection;
}
