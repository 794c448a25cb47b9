import { isMasked } from '../check/stored.ts';
import { type Contract, contractOf } from '../contract/contract.ts';
import type { Journal } from '../journal/journal.ts';
import type { State } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Effort, Family, Plan } from '../model/plan.ts';
import type { SectionOf } from '../suite/suite.ts';
import { type Clock, systemClock } from '../target/ask.ts';
import { type Client, openClient } from '../target/client.ts';
import { type NetworkApi, networkApi } from '../target/network-api.ts';
import type { Pace } from '../target/pace.ts';
import { pacedClient } from '../target/paced-client.ts';
import { openSession, type Read, type Session } from '../target/session.ts';
import { type Access, type Foreigners, type Target, targetAt } from '../target/target.ts';
import { firstState, hiddenIn, parametersOf } from './first-state.ts';
import { type LocalSide, localSideOf } from './local-side.ts';
import { openTexts } from './open-values.ts';
import { createPlan } from './plan.ts';
import { createSeal, type Seal } from './seal.ts';
import { openSecond, type Second } from './second.ts';

/** Which connection of which cloud is asked, and what. */
export interface Assignment extends Access {
  readonly connection: string;
  readonly profile: string;
  /** Default: the IP version of the local side. */
  readonly family?: Family | undefined;
  readonly fqdn?: string | undefined;
  /** Finds out who is at hand that may not write the connection, once that was read. */
  readonly foreigners?: ((initial: JsonObject) => Foreigners) | undefined;
  readonly seed: number;
  readonly effort: Effort;
  readonly only: readonly string[];
  /** Ask only what no tunnel feels. */
  readonly gentle?: boolean | undefined;
  /** A second connection of the same cloud that may be written. */
  readonly second?: string | undefined;
  /** Whether updates may be sent at the same time. */
  readonly races?: boolean | undefined;
  readonly kit: string;
}

/** A target that was read once, and a plan for it. Nothing is written yet. */
export interface Opened {
  readonly target: Target;
  readonly client: Client;
  readonly session: Session;
  readonly restoring: Session;
  readonly journal: Journal | undefined;
  readonly signal: AbortSignal | undefined;
  readonly disruptive: boolean;
  readonly contract: Contract;
  readonly plan: Plan;
  readonly sections: readonly SectionOf[];
  readonly connectionId: string;
  readonly initial: JsonObject;
  readonly second: Second | undefined;
  readonly localSide: LocalSide;
  /** Takes secrets out of every exchange before it is judged. */
  readonly seal: Seal;
}

/** How much a run may ask of a cloud. */
export interface Limits {
  /** Default: as fast as the cloud answers. */
  readonly pace?: Pace | undefined;
  /** Seconds that one answer may take; default 30. */
  readonly timeout?: number | undefined;
}

/** What a run goes by; the defaults are the system's clock, the network and a plan made anew. */
export interface Means {
  readonly clock?: Clock;
  readonly client?: Client;
  /** What the connection is put back through, where it is not the same client. */
  readonly restorer?: Client;
  /** Holds on disk what the connection was like. */
  readonly journal?: Journal | undefined;
  /** Holds the same of the second connection. */
  readonly secondJournal?: Journal | undefined;
  /** Ends the asking. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Limits | undefined;
  /** Whether a tunnel that carries traffic may be cut. */
  readonly disruptive?: boolean | undefined;
  /** Makes the plan; for many runs of the same plan, one that remembers it. */
  readonly planner?: typeof createPlan;
  /** What the seal of the run is keyed with; default: nothing that anybody knows. */
  readonly sealKey?: ((plan: Plan) => Uint8Array) | undefined;
}

/**
 * Reads the connection and plans the run.
 * @throws UsageError for what cannot be meant, TargetError for what cannot be asked
 */
export async function openRun(
  assignment: Assignment,
  sections: readonly SectionOf[],
  means: Means = {},
): Promise<Opened> {
  const {
    clock = systemClock,
    planner = createPlan,
    sealKey,
    journal,
    signal,
    limits = {},
    disruptive = false,
  } = means;
  const { profile, seed, effort, only, gentle, kit } = assignment;
  const { pace, timeout = 30 } = limits;
  const target = targetAt(assignment, assignment.connection);
  const probe = contractOf(profile, assignment.family ?? 4);
  const open = means.client ?? openClient(target.origin, timeout * 1000, target.route);
  const client = pace === undefined ? open : pacedClient(open, pace);
  const puttingBack = { client: means.restorer ?? client, clock };
  try {
    const read = await openSession({ target, client, clock, signal }).settled();
    const api = networkApi(target, client, clock);
    const initial = firstState(read, target.origin, target.connectionId, await extensionLacks(read, api));
    const localSide: LocalSide = assignment.family
      ? { family: assignment.family, by: 'option --family' }
      : await localSideOf(initial, api);
    const { family } = localSide;
    const contract = family === probe.family ? probe : contractOf(profile, family);
    const foreigners = assignment.foreigners?.(initial) ?? {};
    const second = await openSecond(assignment, localSide, {
      ...{ api, options: { client, clock, signal }, restoring: puttingBack },
      journal: means.secondJournal,
    });
    const parameters = {
      ...parametersOf(initial, contract, family, assignment.fqdn, foreigners, gentle),
      ...(second && { second: { hidden: hiddenIn(second.initial, contract) } }),
      ...(assignment.races && { races: true as const }),
    };
    const plan = planner(contract, sections, parameters, { seed, effort, only, kit });
    const stored = [initial, second?.initial].flatMap((one) => pskIn(one));
    const sources = [target.tokens, ...Object.values(foreigners)];
    const secrets = () => [...stored, ...sources.flatMap((source) => source.secrets())];
    const seal = createSeal({ key: sealKey?.(plan), open: openTexts(contract, plan), secrets });
    return {
      target,
      client,
      session: openSession({ target, client, strangers: { ...plan.strangers, foreigners }, clock, signal }),
      restoring: openSession({ target, ...puttingBack }),
      journal,
      signal,
      disruptive,
      contract,
      plan,
      sections,
      connectionId: target.connectionId,
      initial,
      second,
      localSide,
      seal,
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}

/** The stored psk, where a read shows it. */
function pskIn(state: State): (readonly [word: string, secret: string])[] {
  const psk = state?.['psk'];
  return typeof psk === 'string' && !isMasked(psk) ? [['psk', psk]] : [];
}

/** Whether a connection is not found because its cloud does not know what one is. */
async function extensionLacks({ answer }: Read, api: NetworkApi): Promise<boolean> {
  if (answer.kind === 'none' || answer.status !== 404) return false;
  const extension = (await api.ask('GET', '/extensions/vpnaas')).answer;
  return extension.kind === 'response' && extension.status === 404;
}
