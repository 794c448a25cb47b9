import { dirname, relative } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { matrixOf } from '../report/matrix/matrix.ts';
import type { Matrix } from '../report/matrix/model.ts';
import { readReport } from './read-report.ts';
import { type ReportFile, reportFiles } from './report-files.ts';
import { writeFile } from './write-file.ts';

/** Options of `matrix` as commander hands them over. */
export interface MatrixOptions {
  readonly before?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** Puts many reports side by side, each under the name of its folder. */
export async function matrixCommand(places: readonly string[], options: MatrixOptions): Promise<void> {
  const reports = named(reportFiles(places));
  const before = options.before === undefined ? undefined : named(reportFiles([options.before]));
  const entries = [...reports].map(([name, report]) => ({ name, report, before: before?.get(name) }));
  const gone = before && [...before.keys()].filter((name) => !reports.has(name));
  const matrix = matrixOf(entries, gone);
  if (options.html !== undefined) {
    const { matrixPage } = await import('../report/matrix/page.tsx');
    writeFile(options.html, matrixPage(matrix));
  }
  process.stdout.write(options.json ? `${JSON.stringify(matrix, null, 2)}\n` : await text(matrix));
}

async function text(matrix: Matrix): Promise<string> {
  return (await import('../report/matrix/text.ts')).matrixText(matrix);
}

/** @throws UsageError where two reports have one name */
function named(files: readonly ReportFile[]): ReadonlyMap<string, Report> {
  const reports = new Map<string, Report>();
  for (const found of files) {
    const name = nameOf(found);
    if (reports.has(name))
      throw new UsageError(`two reports are called "${name}": put each into a folder of its own name`);
    reports.set(name, readReport(found.file));
  }
  return reports;
}

/** `clouds/north/report.json` is `north` where `clouds` was named, and `clouds/north` where the file itself was. */
function nameOf({ file, folder }: ReportFile): string {
  const place = folder === undefined ? file : relative(folder, file);
  const name = place.replace(/(^|[/\\])report\.json$/, '').replace(/\.json$/, '');
  return name === '' ? dirname(file) : name;
}
