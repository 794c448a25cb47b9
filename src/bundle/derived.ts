import type { Report } from '../model/report.ts';
import { reporters } from '../report/reporters.ts';

/** The files of a bundle that say again what `report.json` says, by the format they are in. */
export const derivedFiles = {
  'report.html': 'html',
  'junit.xml': 'junit',
  'report.sarif': 'sarif',
  'requirements.csv': 'csv',
} as const;

/** Those files of a report. */
export async function derivedFrom(report: Report): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const [name, format] of Object.entries(derivedFiles)) {
    files.set(name, Buffer.from((await reporters[format]?.(report, false)) ?? ''));
  }
  return files;
}

/** JSON as the kit writes it into a file. */
export function jsonFile(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
