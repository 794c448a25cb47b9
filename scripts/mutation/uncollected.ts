import type { Reporter, RunnerTask, Vitest } from 'vitest/node';

/** Lets a test file that fails before it has any tests count as one test that fails: Stryker looks at tests alone. */
export class Uncollected implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(): void {
    for (const file of this.#vitest?.state.getFiles() ?? []) {
      const { result } = file;
      if (result?.state !== 'fail' || file.tasks.length > 0) continue;
      file.tasks.push({ type: 'test', name: 'is collected', mode: 'run', file, result } as RunnerTask);
    }
  }
}
