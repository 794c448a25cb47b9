import type { Case, Plan } from '../model.ts';
import type { Opened } from './opening.ts';
import type { Finding } from './shrink.ts';

/** One failing case of a run, with all that is needed to ask it again. */
export interface ReplayFile {
  readonly kit: string;
  readonly profile: string;
  readonly parameters: Plan['parameters'];
  readonly seed: number;
  readonly target: { readonly url: string; readonly connection: string; readonly embedded: boolean };
  readonly clause: string;
  readonly case: Case;
  readonly twin?: Case;
}

/** The replay file of a finding. */
export function replayFileOf(
  { plan, target }: Opened,
  clause: string,
  { exchange, twin }: Finding,
  embedded: boolean,
): ReplayFile {
  return {
    kit: plan.kit,
    profile: plan.profile,
    parameters: plan.parameters,
    seed: plan.seed,
    target: { url: target.url, connection: target.connectionId, embedded },
    clause,
    case: exchange.case,
    ...(twin && { twin }),
  };
}
