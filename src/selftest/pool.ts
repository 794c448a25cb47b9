import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Task, TaskResult } from './trials.ts';

/** Tasks of weather that one worker carries out side by side: they mostly wait, for a server that is slow or silent. */
const waiting = 4;

/** Carries out tasks on all cores; results come in the order of the tasks. @param step called after each */
export async function carryOutAll(
  tasks: readonly Task[],
  step: (done: number, total: number, name: string) => void,
): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  let next = 0;
  let done = 0;
  const serve = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(createRequire(import.meta.url).resolve('#selftest-worker'));
      let underWay = 0;
      const feed = () => {
        for (let task = tasks[next]; task; task = tasks[next]) {
          if (underWay >= (task.stage === 'weather' ? waiting : 1)) return;
          underWay++;
          worker.postMessage({ index: next++, task });
        }
        if (underWay === 0) void worker.terminate().then(() => resolve());
      };
      worker.on('message', ({ index, result }: { index: number; result: TaskResult }) => {
        results[index] = result;
        underWay--;
        step(++done, tasks.length, result.task.stage);
        feed();
      });
      worker.on('error', reject);
      feed();
    });
  const workers = Math.min(4, Math.max(1, availableParallelism()), Math.max(1, tasks.length));
  await Promise.all(Array.from({ length: workers }, serve));
  return results;
}
