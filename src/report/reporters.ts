import type { Report } from '../model/report.ts';

/** Writes a report as text. @param colours whether ANSI colours may be used */
export type Reporter = (report: Report, colours: boolean) => string | Promise<string>;

/** The reporters by the name that `--report` takes; each is loaded when it is used. */
export const reporters: Readonly<Record<string, Reporter>> = {
  text: async (report, colours) => (await import('./text.ts')).textReport(report, colours),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  junit: async (report) => (await import('./junit.ts')).junitReport(report),
  html: async (report) => (await import('./html/html.tsx')).htmlReport(report),
  sarif: async (report) => (await import('./sarif.ts')).sarifReport(report),
  csv: async (report) => (await import('./csv.ts')).csvReport(report),
  summary: async (report) => (await import('./summary.ts')).summaryReport(report),
  github: async (report) => (await import('./github.ts')).githubAnnotations(report),
  badge: async (report) => (await import('./badge.tsx')).badge(report),
};
