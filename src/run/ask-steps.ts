import { reachOf } from '../check/reach.ts';
import type { Answered, Disturbance, Exchange, StepSeen } from '../model/exchange.ts';
import type { Case, SequenceUpdate, Step, Written } from '../model/plan.ts';
import { connectionsIn } from '../sent.ts';
import { isPending } from '../target/session.ts';
import type { Conductor } from './conductor.ts';

/** Who asks which connection. */
export type Conductors = Readonly<Record<Written, Conductor | undefined>>;

/** Tries of a valid update that is refused because the one before is still being carried out. */
const tries = 3;

/** Asks a sequence step by step; where more than one update is in a step, they are sent at the same time. */
export async function askSteps(
  asked: Case,
  steps: readonly Step[],
  connectionId: string,
  conductors: Conductors,
): Promise<Exchange> {
  const involved = connectionsIn(asked);
  const frame = { case: asked, connectionId, disturbances: [] };
  const state = () => conductors.named?.state;
  const unasked = (why: string): Exchange => ({ ...frame, before: state(), after: state(), unasked: why });
  for (const one of involved) {
    const lack = await (conductors[one]?.unready() ?? 'no second connection is at hand');
    if (lack !== undefined) return unasked(lack);
  }
  const before = state();
  const beforeSecond = involved.includes('second') ? conductors.second?.state : undefined;
  const seen: StepSeen[] = [];
  const disturbances: Disturbance[] = [];
  for (const { updates, reads } of steps) {
    const alone = updates.length === 1;
    const answers = await Promise.all(updates.map((update) => carryOut(update, alone, conductors)));
    const answered = answers.filter((one) => one !== undefined);
    if (answered.length < answers.length)
      return unasked(involved.map((one) => conductors[one]?.stopped).find((why) => why !== undefined) ?? '');
    const states: StepSeen['reads'][number][] = [];
    for (const connection of reads) {
      const read = await conductors[connection]?.look();
      states.push({ connection, state: isPending(read?.state) ? undefined : read?.state });
      disturbances.push(...(read?.disturbances ?? []));
    }
    disturbances.push(...answered.flatMap((one) => one.disturbances));
    seen.push({ answers: answered, reads: states });
  }
  const answer = seen.at(-1)?.answers.at(-1)?.answer;
  return {
    ...frame,
    before,
    ...(beforeSecond && { beforeSecond }),
    ...(answer && { answer }),
    after: state(),
    disturbances,
    steps: seen,
  };
}

/** Sends an update; one that is sent alone is sent again where the target was not at rest yet. */
async function carryOut(
  { request, valid }: SequenceUpdate,
  alone: boolean,
  conductors: Conductors,
): Promise<Answered | undefined> {
  const conductor = request.connection === 'unknown' ? undefined : conductors[request.connection];
  for (let attempt = 1; ; attempt++) {
    const sent = await conductor?.put(request);
    if (!sent || !alone || !valid || reachOf(sent.answer) !== 'refused' || attempt >= tries) return sent;
    const conflict = sent.answer.kind === 'response' && sent.answer.status === 409;
    const { state } = (await conductor?.read()) ?? {};
    if (!isPending(state) && !conflict) return sent;
    await conductor?.look();
  }
}
