import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { Case, CaseRequest, Expectation, Plan } from '../model/plan.ts';
import { connectionsIn } from '../sent.ts';
import type { Showing } from './counterexample.ts';
import type { Finding } from './shrink.ts';

/** One failing case of a run, with all that is needed to ask it again. */
export interface ReplayFile {
  readonly kit: string;
  /** Name of a shipped profile, or path of the file that another one was read from. */
  readonly profile: string;
  /** sha256 of that file. */
  readonly profileDigest?: string;
  readonly parameters: Plan['parameters'];
  readonly seed: number;
  readonly target: {
    readonly url: string;
    readonly connection: string;
    /** For a sequence over two connections the second one. */
    readonly second?: string;
    readonly embedded: boolean;
  };
  readonly clause: string;
  readonly case: Case;
  readonly twin?: Case;
}

/** Name of the replay file of a clause. */
export function replayNameOf(clause: string): string {
  return `${clause.replaceAll('/', '-')}.json`;
}

/** The replay file of a finding. */
export function replayFileOf(
  { plan, target, contract, second }: Showing,
  clause: string,
  { exchange, twin }: Finding,
  embedded: boolean,
): ReplayFile {
  return {
    kit: plan.kit,
    profile: contract.profile.file?.path ?? plan.profile,
    ...(contract.profile.file && { profileDigest: contract.profile.file.digest }),
    parameters: plan.parameters,
    seed: plan.seed,
    target: {
      url: target.url,
      connection: target.connectionId,
      ...(second && connectionsIn(exchange.case).includes('second') && { second: second.connectionId }),
      embedded,
    },
    clause,
    case: exchange.case,
    ...(twin && { twin }),
  };
}

const tokens: readonly unknown[] = [
  'own',
  'none',
  'never-issued',
  'other-project',
  'reader',
] satisfies CaseRequest['token'][];
const connections: readonly unknown[] = ['named', 'second', 'unknown'] satisfies CaseRequest['connection'][];
const expectations: readonly unknown[] = [
  'accepted',
  'refused',
  'coerced',
  'clean',
  'observed',
  'explained',
  'apart',
] satisfies Expectation['kind'][];

/** Says whether a value has all that is needed to ask its case again. */
export function isReplayFile(value: unknown): value is ReplayFile {
  if (!isObject(value)) return false;
  const { profile, seed, clause, parameters, target, twin } = value;
  return (
    [profile, clause].every((text) => typeof text === 'string') &&
    Number.isInteger(seed) &&
    isObject(parameters) &&
    (parameters['family'] === 4 || parameters['family'] === 6) &&
    isObject(target) &&
    [target['url'], target['connection']].every((text) => typeof text === 'string') &&
    isCase(value['case']) &&
    (twin === undefined || isCase(twin))
  );
}

function isCase(value: Json | undefined): boolean {
  if (!isObject(value)) return false;
  const { id, request, expect, given, steps } = value;
  return (
    typeof id === 'string' &&
    isRequest(request) &&
    (steps === undefined || (Array.isArray(steps) && steps.length > 0 && steps.every(isStep))) &&
    isObject(expect) &&
    expectations.includes(expect['kind']) &&
    (expect['kind'] !== 'coerced' || isObject(expect['as'])) &&
    (steps !== undefined) === (expect['kind'] === 'explained' || expect['kind'] === 'apart') &&
    (given === undefined || isObject(given))
  );
}

function isRequest(value: Json | undefined): boolean {
  return isObject(value) && tokens.includes(value['token']) && connections.includes(value['connection']);
}

function isStep(value: Json): boolean {
  const { updates, reads } = isObject(value) ? value : {};
  return (
    Array.isArray(updates) &&
    updates.every((one) => isObject(one) && typeof one['valid'] === 'boolean' && isRequest(one['request'])) &&
    Array.isArray(reads) &&
    reads.every((one) => one === 'named' || one === 'second')
  );
}
