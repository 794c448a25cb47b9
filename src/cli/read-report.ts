import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../errors.ts';
import type { Report } from '../model.ts';

/** Bytes; a report of 100,000 clauses and counterexamples is smaller. */
const largest = 64 * 1024 * 1024;

const advice = 'give a report.json that `run` wrote';

/** Reads a report that a run wrote. @throws UsageError where the file is none */
export function readReport(file: string): Report {
  let content: unknown;
  try {
    const { size } = statSync(file);
    if (size > largest)
      throw new UsageError(`"${file}" has ${size} bytes, the limit is ${largest}: ${advice}`);
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read "${file}" (${code ?? message}): ${advice}`);
  }
  const validate = validator();
  if (validate(content)) return content;
  const [first] = validate.errors ?? [];
  throw new UsageError(
    `"${file}" is not a report: ${first?.instancePath || 'the document'} ${first?.message}; ${advice}`,
  );
}

let compiled: ValidateFunction<Report> | undefined;

function validator(): ValidateFunction<Report> {
  const schema: object = createRequire(import.meta.url)('#report-schema');
  compiled ??= new Ajv2020({ validateFormats: false }).compile<Report>(schema);
  return compiled;
}
