import type { Means } from '../run/opening.ts';
import { systemClock } from '../target/ask.ts';
import { paceOf } from '../target/pace.ts';

/** How careful a command that writes is with a cloud, as commander hands it over. */
export interface CareOptions {
  readonly stateDir?: string;
  readonly disruptive?: boolean;
  readonly rate?: number;
  readonly timeout?: number;
}

/** What a run goes by; all lanes of it together keep the rate. */
export function careOf({ disruptive, rate, timeout }: CareOptions): Pick<Means, 'disruptive' | 'limits'> {
  return {
    disruptive,
    limits: { pace: rate === undefined ? undefined : paceOf(rate, systemClock), timeout },
  };
}
