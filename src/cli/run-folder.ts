import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import type { Evidence } from '../run/evidence.ts';
import { replayNameOf } from '../run/replay-file.ts';

/** The folder of a run: what was found is on disk as it happens. */
export interface RunFolder {
  /** One line of `evidence.jsonl`. */
  evidence(line: Evidence): void;
  plan(plan: Plan): void;
  /** Writes the replay file of a clause; its path as commands take it, or undefined where it could not be written. */
  replay(clause: string, content: object): string | undefined;
  report(report: Report): void;
  close(): void;
}

/**
 * Opens a folder, without what an earlier run left there.
 * @param failed gets told, with the reason, when something cannot be written later, such as on a full disk
 * @throws UsageError where it cannot be written
 */
export function openRunFolder(dir: string, failed: (why: string) => void): RunFolder {
  const path = (...names: string[]) => join(dir, ...names);
  const json = (file: string, content: object) => {
    writeFileSync(`${file}.draft`, `${JSON.stringify(content, null, 2)}\n`);
    renameSync(`${file}.draft`, file);
  };
  let lines: number;
  try {
    rmSync(path('replay'), { recursive: true, force: true });
    mkdirSync(path('replay'), { recursive: true });
    rmSync(path('report.json'), { force: true });
    lines = openSync(path('evidence.jsonl'), 'w');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot write to the folder "${dir}" (${code}): choose another with --out`);
  }
  const attempt = (file: string, write: (file: string) => void) => {
    try {
      write(file);
      return file;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      failed(`"${file}" cannot be written (${code ?? message})`);
      return undefined;
    }
  };
  return {
    evidence(line) {
      attempt(path('evidence.jsonl'), () => writeFileSync(lines, `${JSON.stringify(line)}\n`));
    },
    plan(plan) {
      attempt(path('plan.json'), (file) => json(file, plan));
    },
    replay: (clause, content) => attempt(path('replay', replayNameOf(clause)), (file) => json(file, content)),
    report(report) {
      attempt(path('report.json'), (file) => json(file, report));
    },
    close: () => closeSync(lines),
  };
}
