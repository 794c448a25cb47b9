import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { FileResult } from './finding.ts';
import { type LintedFile, problemFinding } from './lint-file.ts';
import { sourceText } from './read/source-text.ts';
import type { WorkerSettings } from './worker.ts';

/** Milliseconds that one file may take, and megabytes. */
const limits = { milliseconds: 15_000, megabytes: 2048 };

/**
 * Lints files one after the other in a thread. A file that takes too long or too much memory ends the thread and is
 * a finding of its own; the next file gets a new thread.
 */
export async function lintAll(files: readonly LintedFile[], settings: WorkerSettings): Promise<FileResult[]> {
  const results: FileResult[] = [];
  let worker: Worker | undefined;
  try {
    for (const file of files) {
      worker ??= start(settings);
      const result = await inTime(worker, file);
      if (typeof result === 'string') {
        await worker.terminate();
        worker = undefined;
      }
      results.push(typeof result === 'string' ? tooMuch(file.file, result) : result);
    }
  } finally {
    await worker?.terminate();
  }
  return results;
}

function start(settings: WorkerSettings): Worker {
  return new Worker(createRequire(import.meta.url).resolve('#lint-worker'), {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
  });
}

/** The result, or in words what the file took too much of. @throws what the kit itself did wrong */
function inTime(worker: Worker, file: LintedFile): Promise<FileResult | string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve('time')), limits.milliseconds);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      act();
    };
    const onMessage = (result: FileResult) => settle(() => resolve(result));
    const onError = (error: NodeJS.ErrnoException) =>
      settle(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve('memory') : reject(error)));
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(file);
  });
}

function tooMuch(file: string, what: string): FileResult {
  return {
    file,
    kinds: [],
    notes: [`the file takes too much ${what}`],
    suppressed: [],
    stale: [],
    findings: [
      problemFinding(sourceText(file, ''), {
        rule: 'file/time',
        message: `the file takes too much ${what} to lint (limits: ${limits.milliseconds / 1000} s, ${limits.megabytes} MB)`,
        fix: 'Lint a smaller file, or take out what makes it grow.',
      }),
    ],
  };
}
