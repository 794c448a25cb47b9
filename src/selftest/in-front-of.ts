import { updateConnection } from '../../suites/index.ts';
import type { Answer } from '../model/exchange.ts';
import type { Plan } from '../model/plan.ts';
import type { Send, Wire } from '../reference/fault.ts';
import { faults } from '../reference/faults.ts';
import { type Assignment, type Means, openRun } from '../run/opening.ts';
import { run } from '../run/run.ts';
import { type Client, openClient } from '../target/client.ts';
import { pacedClient } from '../target/paced-client.ts';
import { targetAt } from '../target/target.ts';
import { wireClient } from './wire-client.ts';

/** What became of one fault in front of a target. */
export interface FaultSeen {
  readonly fault: string;
  readonly seen: boolean;
  /** The first clause that reported it, or why it could not be told. */
  readonly by: string;
}

/**
 * Proves the kit on a target of the user's: every fault that lies on the wire is put in front of it in this process, and
 * has to be reported by a clause that the target alone passes. Only the named connection is written, and put back past
 * the faults. Ends early with the signal of `means`.
 * @throws TargetError where the connection cannot be asked, or was not put back
 */
export async function* faultsInFrontOf(assignment: Assignment, means: Means = {}): AsyncGenerator<FaultSeen> {
  const { reported: alone, notAsked } = await reportedBy(assignment, means);
  for (const fault of faults) {
    if (!fault.wire || (fault.profile ?? assignment.profile) !== assignment.profile || fault.family === 6)
      continue;
    const asked = fault.seenBy.filter((clause) => notAsked[clause] === undefined);
    if (asked.every((clause) => alone.has(clause))) {
      const why =
        asked.length === 0
          ? `not asked: ${notAsked[fault.seenBy[0] ?? '']}`
          : 'the target itself fails the clauses that see it';
      yield { fault: fault.name, seen: true, by: `cannot be told: ${why}` };
      continue;
    }
    const { reported } = await reportedBy(assignment, means, fault.wire(), (clause) => !alone.has(clause));
    if (means.signal?.aborted) return;
    const first = [...reported].find((clause) => !alone.has(clause));
    yield { fault: fault.name, seen: first !== undefined, by: first ?? 'no clause' };
  }
}

/** The clauses that report a failure, and those that are not asked; ends with the first that `enough` says is enough. */
async function reportedBy(
  assignment: Assignment,
  means: Means,
  wire?: Wire,
  enough?: (clause: string) => boolean,
): Promise<{ readonly reported: ReadonlySet<string>; readonly notAsked: Plan['notAsked'] }> {
  const { origin, route } = targetAt(assignment, assignment.connection);
  const { pace, ...limits } = means.limits ?? {};
  const open = openClient(origin, (limits.timeout ?? 30) * 1000, route);
  const direct = pace === undefined ? open : pacedClient(open, pace);
  const client = wire ? behind(direct, wire) : direct;
  const opened = await openRun(assignment, updateConnection, { ...means, limits, client, restorer: direct });
  const reported = new Set<string>();
  try {
    for await (const event of run({ ...opened, shrink: false })) {
      if (event.type !== 'exchange') continue;
      for (const { clause, verdict } of event.outcomes) {
        const counts =
          (verdict === 'fail' || verdict === 'warn') && opened.plan.notAsked[clause] === undefined;
        if (counts && !clause.startsWith('silence/')) reported.add(clause);
      }
      if (enough && [...reported].some(enough)) break;
    }
    return { reported, notAsked: opened.plan.notAsked };
  } finally {
    await direct.close();
  }
}

function behind(client: Client, wire: Wire): Client {
  const send: Send = async ({ method, path, headers, body }) =>
    onWire(await client.send({ method: method === 'PUT' ? 'PUT' : 'GET', path, headers, body }));
  return wireClient((request) => wire(request, send));
}

function onWire(answer: Answer) {
  if (answer.kind === 'none') return undefined;
  return { status: answer.status, headers: answer.headers, body: answer.text };
}
