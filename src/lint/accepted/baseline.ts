import { UsageError } from '../../errors.ts';
import { isObject } from '../../json.ts';
import type { Json } from '../../model/json.ts';
import { readJson } from '../../read-input.ts';
import type { FileResult, Finding } from '../finding.ts';

/** Old findings, by file, rule and place in the document: they stay when lines move. */
interface Baseline {
  readonly schemaVersion: 1;
  readonly findings: readonly { readonly file: string; readonly rule: string; readonly pointer: string }[];
}

/** The reason of what a baseline knows. */
export const inBaseline = 'in the baseline';

/** The findings of now as a baseline. */
export function baselineOf(files: readonly FileResult[]): string {
  const findings = files.flatMap((one) => one.findings).map(entryOf);
  return `${JSON.stringify({ schemaVersion: 1, findings } satisfies Baseline, null, 2)}\n`;
}

/** Takes the findings of a baseline out; its entries that no finding fits any more are stale. */
export function applyBaseline(
  files: readonly FileResult[],
  { findings: known }: Baseline,
): { readonly files: readonly FileResult[]; readonly stale: readonly string[] } {
  const keys = new Set(known.map(keyOf));
  const used = new Set<string>();
  const linted = new Set(files.map(({ file }) => file));
  const left = files.map((file): FileResult => {
    const old = file.findings.filter((one) => keys.has(keyOf(entryOf(one))));
    for (const one of old) used.add(keyOf(entryOf(one)));
    return {
      ...file,
      findings: file.findings.filter((one) => !old.includes(one)),
      suppressed: [...file.suppressed, ...old.map((finding) => ({ finding, reason: inBaseline }))],
    };
  });
  const stale = known.filter((one) => linted.has(one.file) && !used.has(keyOf(one)));
  return {
    files: left,
    stale: stale.map(({ file, rule, pointer }) => `${file}#${pointer} ${rule} of the baseline`),
  };
}

/** @throws UsageError for a file that is no baseline */
export function readBaseline(file: string): Baseline {
  const value = readJson(file, { called: 'the baseline ', advice: '--write-baseline writes one' });
  const findings = isObject(value) && value['schemaVersion'] === 1 ? value['findings'] : undefined;
  const entries = Array.isArray(findings) ? findings.map(readEntry) : [undefined];
  const good = entries.filter((one) => one !== undefined);
  if (good.length !== entries.length)
    throw new UsageError(`"${file}" is no baseline of lint: --write-baseline writes one`);
  return { schemaVersion: 1, findings: good };
}

function readEntry(entry: Json): Baseline['findings'][number] | undefined {
  if (!isObject(entry)) return undefined;
  const { file, rule, pointer } = entry;
  return typeof file === 'string' && typeof rule === 'string' && typeof pointer === 'string'
    ? { file, rule, pointer }
    : undefined;
}

function entryOf({ rule, place: { file, pointer } }: Finding) {
  return { file, rule, pointer };
}

function keyOf({ file, rule, pointer }: Baseline['findings'][number]): string {
  return JSON.stringify([file, rule, pointer]);
}
