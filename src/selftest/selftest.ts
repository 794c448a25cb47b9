import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import type { Plan } from '../model/plan.ts';
import type { SelftestReport, SelftestStage } from '../model/selftest.ts';
import { constantServers } from '../proving/constant-servers.ts';
import { clausesOf, createPlan } from '../run/plan.ts';
import { controlTasks } from './control-tasks.ts';
import { distinctBodies } from './distinct-bodies.ts';
import { faultTasks, type Seeds } from './fault-tasks.ts';
import { carryOutAll } from './pool.ts';
import type { Task, TaskResult } from './trials.ts';
import { weatherNames } from './weather/judge-weather.ts';

/** Tries the kit on every fault, lawful variation, constant server and disturbance. */
export async function selftest(
  kit: string,
  tried: Seeds,
  step: (done: number, total: number, name: string) => void,
): Promise<SelftestReport> {
  const started = performance.now();
  const tasks: Task[] = [
    ...weatherNames().map((name): Task => ({ stage: 'weather', name })),
    ...constantServers.map(({ name }): Task => ({ stage: 'null', name })),
    ...faultTasks(tried),
    ...controlTasks(),
  ];
  const results = await carryOutAll(tasks, step);
  const { seeds } = tried;
  const [first = 1] = seeds;
  const atStandard = results.filter(({ task }) => task.stage === 'fault' && task.effort === 'standard');
  const standard = atStandard.filter(({ task }) => seedOf(task) === first);
  const again = atStandard.filter(({ task }) => seedOf(task) !== first).map(withSeed);
  const quick = results.filter(({ task }) => task.stage === 'fault' && task.effort === 'quick');
  const kills = Object.fromEntries(
    standard.flatMap(({ task, reported = [] }) => (task.stage === 'fault' ? [[task.name, reported]] : [])),
  );
  const cases = standard.flatMap(({ cases: asked }) => asked ?? []).sort((a, b) => a - b);
  return {
    kit,
    contract: contractOf('virtuozzo', 4).digest,
    seeds,
    stages: [
      stage('faults', standard),
      ...(again.length > 0 ? [stage('seeds', again)] : []),
      clauseStage(kills),
      stage(
        'controls',
        results.filter(({ task }) => task.stage === 'control'),
      ),
      stage(
        'null servers',
        results.filter(({ task }) => task.stage === 'null'),
      ),
      stage(
        'weather',
        results.filter(({ task }) => task.stage === 'weather'),
      ),
    ],
    economy: {
      median: cases[Math.floor(cases.length / 2)] ?? 0,
      ninetieth: cases[Math.floor(cases.length * 0.9)] ?? 0,
      quick:
        quick.length === 0
          ? 0
          : quick.filter(({ reported = [] }) => reported.length > 0).length / quick.length,
      distinct: distinctBodies(standardPlan(kit, first)),
    },
    kills,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

function standardPlan(kit: string, seed: number): Plan {
  const options = { seed, effort: 'standard', only: [], kit } as const;
  return createPlan(contractOf('virtuozzo', 4), updateConnection, { family: 4, hidden: [] }, options);
}

function seedOf(task: Task): number | undefined {
  return task.stage === 'fault' ? task.seed : undefined;
}

function withSeed({ wrong, ...rest }: TaskResult): TaskResult {
  return { ...rest, wrong: wrong.map((line) => `${line} (seed ${seedOf(rest.task)})`) };
}

function stage(name: SelftestStage['name'], results: readonly TaskResult[]): SelftestStage {
  return { name, tried: results.length, wrong: results.flatMap(({ wrong }) => wrong) };
}

/** Every must and should clause of the shipped profiles reports at least one fault. */
function clauseStage(kills: Readonly<Record<string, readonly string[]>>): SelftestStage {
  const proven = new Set(Object.values(kills).flat());
  const clauses = new Set(
    profileNames().flatMap((profile) =>
      clausesOf(contractOf(profile, 4), updateConnection)
        .filter(({ level }) => level !== 'info')
        .map(({ id }) => id),
    ),
  );
  const unproven = [...clauses].filter((id) => !proven.has(id));
  return {
    name: 'clauses',
    tried: clauses.size,
    wrong: unproven.map((id) => `no fault is reported by ${id}`),
  };
}
