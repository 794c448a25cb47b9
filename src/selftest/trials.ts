import { updateConnection } from '../../suites/index.ts';
import { TargetError } from '../errors.ts';
import type { Effort, Family } from '../model/plan.ts';
import { constantServers } from '../proving/constant-servers.ts';
import { variations } from '../proving/variations.ts';
import { openRun } from '../run/opening.ts';
import { run } from '../run/run.ts';
import { hurriedClock } from './hurried-clock.ts';
import { judgeServer } from './judge-server.ts';
import { rememberedPlan } from './remembered-plan.ts';
import { strayIn } from './stray.ts';
import { faultNamed, faulty, varied, variedReference } from './subjects.ts';
import { judgeWeather } from './weather/judge-weather.ts';

/** One trial of the kit, small enough to be handed to a worker. */
export type Task =
  | { readonly stage: 'fault'; readonly name: string; readonly effort: Effort; readonly seed: number }
  | {
      readonly stage: 'control';
      readonly names: readonly string[];
      readonly profile: string;
      readonly effort: Effort;
      readonly family: Family;
    }
  | { readonly stage: 'null'; readonly name: string }
  | { readonly stage: 'weather'; readonly name: string };

/** What came of a trial: what the kit got wrong, and for faults what it reported. */
export interface TaskResult {
  readonly task: Task;
  readonly wrong: readonly string[];
  readonly reported?: readonly string[];
  readonly cases?: number | undefined;
}

/** Carries out one trial. */
export async function carryOut(task: Task): Promise<TaskResult> {
  switch (task.stage) {
    case 'fault':
      return tryFault(task);
    case 'control':
      return tryControl(task);
    case 'null':
      return tryNull(task);
    case 'weather':
      return { task, wrong: await judgeWeather(task.name) };
  }
}

async function tryFault(task: Extract<Task, { stage: 'fault' }>): Promise<TaskResult> {
  const fault = faultNamed(task.name);
  if (!fault) return { task, wrong: [`there is no fault ${task.name}`] };
  const { profile = 'virtuozzo', family = 4 } = fault;
  const judged = await judgeServer(faulty(fault, family, profile), {
    profile,
    family,
    effort: task.effort,
    seed: task.seed,
    stopAtFirst: task.effort !== 'standard',
  });
  const { reported, cases, verdict } = judged;
  const result = { task, reported, cases };
  const [first] = reported;
  if (first === undefined)
    return { ...result, wrong: [`${fault.name} (${fault.says}) is reported by no clause`] };
  if (task.effort !== 'standard') return { ...result, wrong: [] };
  const stray = strayIn(reported, fault);
  const unseen = fault.seenBy.filter((id) => !reported.includes(id));
  return {
    ...result,
    wrong: [
      ...(fault.seenBy.includes(first)
        ? []
        : [`${fault.name} is first reported by ${first}, which it does not name`]),
      ...unseen.map((id) => `${fault.name} is not reported by ${id}, which it names`),
      ...stray.map((id) => `${fault.name} is reported by ${id}, which it does not name`),
      ...(judged.clauses.some(({ level, verdict: own }) => level === 'must' && own === 'fail') ===
      (verdict === 'non-conformant')
        ? []
        : [`${fault.name} ends ${verdict}`]),
    ],
  };
}

/** Tries a lawful server; where a set of variations is accused, each of them alone, to tell which of them it is. */
async function tryControl(task: Control): Promise<TaskResult> {
  const wrong = await accusations(task);
  if (wrong.length === 0 || task.names.length < 2) return { task, wrong };
  const alone: string[] = [];
  for (const name of task.names) alone.push(...(await accusations({ ...task, names: [name] })));
  return { task, wrong: alone.length > 0 ? alone : wrong };
}

type Control = Extract<Task, { stage: 'control' }>;

async function accusations({ names, profile, effort, family }: Control): Promise<string[]> {
  const chosen = variations.filter(({ name }) => names.includes(name));
  const subject = profile === 'virtuozzo' ? varied(chosen, family) : variedReference(chosen, family, profile);
  const judged = await judgeServer(subject, { profile, effort, family, seed: 1 });
  const mayWarn = chosen.some(({ warns }) => warns);
  const accused = judged.clauses.filter(
    ({ level, verdict }) =>
      level !== 'info' &&
      (verdict === 'fail' ||
        verdict === 'inconclusive' ||
        verdict === 'flaky' ||
        (verdict === 'warn' && !mayWarn)),
  );
  const title = `${names.join(' with ') || 'no variation'} (profile ${profile}, IPv${family}, ${effort})`;
  return [
    ...accused.map(({ id, verdict }) => `${title}: ${id} is ${verdict}`),
    ...(judged.verdict === 'conformant' ? [] : [`${title}: the verdict is ${judged.verdict}`]),
  ];
}

async function tryNull(task: Extract<Task, { stage: 'null' }>): Promise<TaskResult> {
  const server = await constantServers.find(({ name }) => name === task.name)?.start();
  if (!server) return { task, wrong: [`there is no server ${task.name}`] };
  try {
    const opened = await openRun(
      {
        url: server.url,
        token: server.token,
        connection: server.connectionId,
        profile: 'virtuozzo',
        effort: 'quick',
        seed: 1,
        only: [],
        kit: 'selftest',
      },
      updateConnection,
      { clock: hurriedClock(), planner: rememberedPlan, disruptive: true },
    );
    try {
      for await (const event of run(opened)) {
        if (event.type !== 'end') continue;
        const { clauses, verdict } = event.result;
        const passed = clauses.filter((clause) => clause.level === 'must' && clause.verdict === 'pass');
        return {
          task,
          wrong: [
            ...passed.map(({ id }) => `${task.name}: ${id} passes`),
            ...(verdict === 'conformant' ? [`${task.name} is conformant`] : []),
          ],
        };
      }
      return { task, wrong: [`${task.name}: the run has no end`] };
    } finally {
      await opened.client.close();
    }
  } catch (error) {
    return { task, wrong: error instanceof TargetError ? [] : [`${task.name}: ${String(error)}`] };
  } finally {
    await server.close();
  }
}
