import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';

/** Folders below folders that are looked into. */
const deepest = 6;

/** A report to read, and the folder in which it was found, where it was not named itself. */
export interface ReportFile {
  readonly file: string;
  readonly folder?: string;
}

/**
 * Reports that were named, and in place of a folder every `report.json` in it, at any depth, in the order of their names.
 * @throws UsageError for what cannot be read, and for a folder without a report
 */
export function reportFiles(places: readonly string[]): readonly ReportFile[] {
  return places.flatMap((place) => {
    if (!isFolder(place)) return [{ file: place }];
    const found = reportsIn(place, deepest);
    if (found.length === 0) throw new UsageError(`there is no report.json in the folder "${place}"`);
    return found.map((file) => ({ file, folder: place }));
  });
}

function reportsIn(folder: string, depth: number): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 ? reportsIn(path, depth - 1) : [];
    return entry.name === 'report.json' ? [path] : [];
  });
}

function isFolder(place: string): boolean {
  try {
    return statSync(place).isDirectory();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `cannot read "${place}" (${code ?? message}): give a report.json, or a folder with some`,
    );
  }
}
