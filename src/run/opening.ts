import { type Contract, contractOf } from '../contract/contract.ts';
import type { Effort, Family, JsonObject, Plan } from '../model.ts';
import type { SectionOf } from '../suite/suite.ts';
import { type Clock, systemClock } from '../target/ask.ts';
import { type Client, openClient } from '../target/client.ts';
import { type NetworkApi, networkApi } from '../target/network-api.ts';
import { createRedactor, type Redactor } from '../target/redact.ts';
import { openSession, type Read, type Session } from '../target/session.ts';
import { type Access, type Target, targetAt } from '../target/target.ts';
import { firstState, parametersOf } from './first-state.ts';
import { type LocalSide, localSideOf } from './local-side.ts';
import { createPlan } from './plan.ts';

/** Which connection of which cloud is asked, and what. */
export interface Assignment extends Access {
  readonly connection: string;
  readonly profile: string;
  /** Default: the IP version of the local side. */
  readonly family?: Family | undefined;
  readonly fqdn?: string | undefined;
  readonly seed: number;
  readonly effort: Effort;
  readonly only: readonly string[];
  readonly kit: string;
}

/** A target that was read once, and a plan for it. Nothing is written yet. */
export interface Opened {
  readonly target: Target;
  readonly client: Client;
  readonly session: Session;
  readonly contract: Contract;
  readonly plan: Plan;
  readonly sections: readonly SectionOf[];
  readonly connectionId: string;
  readonly initial: JsonObject;
  readonly localSide: LocalSide;
  readonly redact: Redactor;
}

/** What a run goes by; the defaults are the system's clock, the network and a plan made anew. */
export interface Means {
  readonly clock?: Clock;
  readonly client?: Client;
  /** Makes the plan; for many runs of the same plan, one that remembers it. */
  readonly planner?: typeof createPlan;
}

/** Milliseconds that one answer may take. */
const timeout = 30_000;

/**
 * Reads the connection and plans the run.
 * @throws UsageError for what cannot be meant, TargetError for what cannot be asked
 */
export async function openRun(
  assignment: Assignment,
  sections: readonly SectionOf[],
  { clock = systemClock, client: given, planner = createPlan }: Means = {},
): Promise<Opened> {
  const { profile, seed, effort, only, kit } = assignment;
  const target = targetAt(assignment, assignment.connection);
  const probe = contractOf(profile, assignment.family ?? 4);
  const client = given ?? openClient(target.origin, timeout, target.route);
  try {
    const nobody = { connection: '', token: '' };
    const read = await openSession(target, client, nobody, clock).settled();
    const api = networkApi(target, client, clock);
    const initial = firstState(read, target.origin, target.connectionId, await extensionLacks(read, api));
    const localSide: LocalSide = assignment.family
      ? { family: assignment.family, by: 'option --family' }
      : await localSideOf(initial, api);
    const { family } = localSide;
    const contract = family === probe.family ? probe : contractOf(profile, family);
    const parameters = parametersOf(initial, contract, family, assignment.fqdn);
    const plan = planner(contract, sections, parameters, { seed, effort, only, kit });
    const psk = typeof initial['psk'] === 'string' ? initial['psk'] : undefined;
    return {
      target,
      client,
      session: openSession(target, client, plan.strangers, clock),
      contract,
      plan,
      sections,
      connectionId: target.connectionId,
      initial,
      localSide,
      redact: createRedactor({ psk }, target.tokens.secrets),
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** Whether a connection is not found because its cloud does not know what one is. */
async function extensionLacks({ answer }: Read, api: NetworkApi): Promise<boolean> {
  if (answer.kind === 'none' || answer.status !== 404) return false;
  const extension = (await api.ask('GET', '/extensions/vpnaas')).answer;
  return extension.kind === 'response' && extension.status === 404;
}
