import type { LintReport } from '../finding.ts';

/** Writes what a lint found. @param colours whether ANSI colours may be used */
type LintOutput = (report: LintReport, colours: boolean) => string | Promise<string>;

/** The formats by the name that `--report` takes; each is loaded when it is used. */
export const lintOutputs: Readonly<Record<string, LintOutput>> = {
  text: async (report, colours) => (await import('./text.ts')).textOutput(report, colours),
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: async (report) => (await import('./sarif.ts')).sarifOutput(report),
  github: async (report) => (await import('./github.ts')).githubOutput(report),
  junit: async (report) => (await import('./junit.ts')).junitOutput(report),
};
