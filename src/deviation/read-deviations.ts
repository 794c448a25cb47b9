import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { UsageError } from '../errors.ts';
import type { Deviation } from '../model/deviation.ts';
import { type PlacedYaml, placedYaml, type YamlPath } from '../placed-yaml.ts';
import { isDay } from './day.ts';
import { problemIn } from './problem.ts';

/** The deviations of a file, and where each of them stands in it. */
export interface DeviationFile {
  readonly deviations: readonly Deviation[];
  /** The text as it was read: what a bundle copies. */
  readonly text: string;
  /** An error about a value of the nth deviation, with file, line and column in front. */
  placed(n: number, key: keyof Deviation, message: string): UsageError;
}

/**
 * Reads a `deviations.yaml`.
 * @throws UsageError with file, line and column for whatever its schema does not allow, for an entry that nobody filled
 * in, for days that are none, and for a clause that is listed twice
 */
export function readDeviations(text: string, file: string): DeviationFile {
  const yaml = placedYaml(text, file, (message) => new UsageError(message));
  const wrong = (path: YamlPath, message: string) => new UsageError(`${yaml.place(path)}: ${message}`);
  const [error] = errorsOf(yaml);
  if (error) throw wrong(...problemIn(error, yaml.content));
  const { deviations } = yaml.content as object as { readonly deviations: readonly Deviation[] };
  const placed = (n: number, key: keyof Deviation, message: string) => wrong(['deviations', n, key], message);
  for (const [n, { clause, created, expires }] of deviations.entries()) {
    if (deviations.findIndex((one) => one.clause === clause) < n)
      throw placed(n, 'clause', `"${clause}" is listed twice: leave one of them out`);
    if (expires < created)
      throw placed(n, 'expires', `it expires on ${expires}, before it was created on ${created}`);
  }
  return { deviations, text, placed };
}

let validate: ValidateFunction | undefined;

/** What the schema has against a document, the outermost first. */
function errorsOf({ content }: PlacedYaml): readonly ErrorObject[] {
  const schema: object = createRequire(import.meta.url)('#deviations-schema');
  validate ??= new Ajv2020({
    verbose: true,
    formats: { day: isDay, 'web-address': isWebAddress },
  }).compile(schema);
  return validate(content) ? [] : (validate.errors ?? []);
}

/** Addresses with a user and a password in them are not taken: reports show them to everybody. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username + password === '';
}
