import { parentPort } from 'node:worker_threads';
import { carryOut, type Task, type TaskResult } from './trials.ts';

/** A worker thread of the self-test: one task after the other. */
parentPort?.on('message', async ({ index, task }: { index: number; task: Task }) => {
  const result: TaskResult = await carryOut(task).catch((error: Error) => ({
    task,
    wrong: [`the kit broke down (${JSON.stringify(task)}): ${error.message}`],
  }));
  parentPort?.postMessage({ index, result });
});
