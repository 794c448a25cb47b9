import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Exchange, Json, Report } from '../model.ts';

/** The folder of a run: what was found is on disk as it happens. */
export interface RunFolder {
  exchange(exchange: Exchange, redact: (value: Json) => Json): void;
  /** Writes the replay file of a clause; its path as commands take it. */
  replay(clause: string, content: object): string;
  report(report: Report): void;
}

/** Opens a folder, without what an earlier run left there. @throws UsageError where it cannot be written */
export function openRunFolder(dir: string): RunFolder {
  const path = (...names: string[]) => join(dir, ...names);
  const json = (file: string, content: object) =>
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  try {
    rmSync(path('replay'), { recursive: true, force: true });
    mkdirSync(path('replay'), { recursive: true });
    rmSync(path('report.json'), { force: true });
    writeFileSync(path('exchanges.jsonl'), '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot write to the folder "${dir}" (${code}): choose another with --out`);
  }
  return {
    exchange: (exchange, redact) =>
      appendFileSync(path('exchanges.jsonl'), `${JSON.stringify(shown(exchange, redact))}\n`),
    replay(clause, content) {
      const file = path('replay', `${clause.replaceAll('/', '-')}.json`);
      json(file, content);
      return file;
    },
    report: (report) => json(path('report.json'), report),
  };
}

/** The case keeps the kit's own values; what the target shows goes through the redactor. */
function shown({ case: asked, answer, ...rest }: Exchange, redact: (value: Json) => Json): object {
  const seen =
    answer?.kind === 'response' && answer.json !== undefined ? { ...answer, text: undefined } : answer;
  const plain = JSON.parse(JSON.stringify({ ...rest, answer: seen })) as Json;
  return { case: asked, ...(redact(plain) as object) };
}
