import { UsageError } from '../errors.ts';
import type { JsonObject } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';

/** What is about to be written, and whether that may cut a tunnel. */
export interface Intent {
  readonly initial: JsonObject;
  readonly connectionId: string;
  readonly plan: Pick<Plan, 'parameters'>;
  readonly disruptive?: boolean | undefined;
}

/** @throws UsageError where a live tunnel would be cut and nobody allowed it */
export function refuseLiveTunnel({ initial, connectionId, plan, disruptive }: Intent): void {
  if (initial['status'] !== 'ACTIVE' || disruptive || plan.parameters.gentle) return;
  throw new UsageError(
    `connection ${connectionId} is ACTIVE, and a live tunnel would be cut: name another connection, ask only what no tunnel feels (--gentle), or allow it (--disruptive); nothing was written`,
  );
}
