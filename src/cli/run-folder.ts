import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import type { Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import type { Evidence } from '../run/evidence.ts';
import { replayNameOf } from '../run/replay-file.ts';

/** The folder of a run in lanes, each of which has a folder of its own in it. */
export interface ReportFolder {
  report(report: Report): void;
}

/** The folder of a run: what was found is on disk as it happens. */
export interface RunFolder extends ReportFolder {
  /** One line of `evidence.jsonl`. */
  evidence(line: Evidence): void;
  plan(plan: Plan): void;
  /** Writes the replay file of a clause; its path as commands take it, or undefined where it could not be written. */
  replay(clause: string, content: object): string | undefined;
  close(): void;
}

/** Gets told, with the reason, when something cannot be written later, such as on a full disk. */
type Failed = (why: string) => void;

/** Makes the folder where there is none, and leaves what is in it. @throws UsageError where it cannot be made */
export function claimFolder(dir: string): void {
  opening(dir, () => makeFolder(dir));
}

/** Opens a folder, without what an earlier run left there. @throws UsageError where it cannot be written */
export function openReportFolder(dir: string, failed: Failed): ReportFolder {
  opening(dir, () => emptied(dir, 'plan.json', 'evidence.jsonl'));
  const file = join(dir, 'report.json');
  return { report: (report) => void attempt(file, failed, () => writeJson(file, report)) };
}

/** Opens a folder, without what an earlier run left there. @throws UsageError where it cannot be written */
export function openRunFolder(dir: string, failed: Failed): RunFolder {
  const path = (...names: string[]) => join(dir, ...names);
  const lines = opening(dir, () => {
    emptied(dir);
    mkdirSync(path('replay'));
    return openSync(path('evidence.jsonl'), 'w');
  });
  const put = (file: string, content: object) => attempt(file, failed, () => writeJson(file, content));
  return {
    evidence(line) {
      attempt(path('evidence.jsonl'), failed, () => writeFileSync(lines, `${JSON.stringify(line)}\n`));
    },
    plan: (plan) => void put(path('plan.json'), plan),
    replay: (clause, content) => put(path('replay', replayNameOf(clause)), content),
    report: (report) => void put(path('report.json'), report),
    close: () => closeSync(lines),
  };
}

/** Makes the folder where there is none; removes what an earlier run wrote, as far as it is not written anew. */
function emptied(dir: string, ...more: readonly string[]): void {
  makeFolder(dir);
  for (const name of readdirSync(dir)) {
    if (name === 'replay' || /^lane-\d+-of-\d+$/.test(name)) rmSync(join(dir, name), { recursive: true });
    else if (['report.json', ...more].includes(name)) rmSync(join(dir, name));
  }
}

function opening<T>(dir: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot write to the folder "${dir}" (${code}): choose another with --out`);
  }
}

/** Whole or not at all. */
function writeJson(file: string, content: object): void {
  writeFileSync(`${file}.draft`, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(`${file}.draft`, file);
}

/** @returns the file, or undefined where it could not be written */
function attempt(file: string, failed: Failed, write: () => void): string | undefined {
  try {
    write();
    return file;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    failed(`"${file}" cannot be written (${code ?? message})`);
    return undefined;
  }
}
