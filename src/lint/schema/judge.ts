import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '../../model/json.ts';
import { PatternTimeout } from './bounded-pattern.ts';
import { endlessNode } from './endless.ts';
import { formats } from './formats.ts';
import type { NormalSchema } from './normal.ts';

/** What a foreign schema makes of a value. */
export type Judged =
  | {
      readonly kind: 'accepted' /** A format that nobody knows was met on the way. */;
      readonly doubtful: boolean;
    }
  | { readonly kind: 'refused'; readonly errors: readonly ErrorObject[] }
  /** It cannot be said: a pattern takes too long, or a reference leads to itself. */
  | { readonly kind: 'unknown'; readonly why: string };

export type Judge = (value: Json) => Judged;

/** Compiles a foreign schema. */
export function compileJudge(normal: NormalSchema): Judge {
  return compileJudges(normal)(normal.root);
}

/**
 * Compiles definitions of a foreign schema by name, each when it is asked for. Patterns are bounded in time; formats are
 * checked where they are known.
 * @param more definitions beside its own
 */
export function compileJudges(
  { defs, formats: named, patterns }: NormalSchema,
  more: JsonObject = {},
): (name: string) => Judge {
  const $defs = { ...defs, ...more };
  if (endlessNode($defs)) return () => () => ({ kind: 'unknown', why: 'a $ref leads back to itself' });
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true,
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    code: { regExp: patterns },
  });
  const seen = { unknown: false };
  for (const name of named) {
    const known = Object.hasOwn(formats, name) ? formats[name] : undefined;
    ajv.addFormat(
      name,
      known ??
        (() => {
          seen.unknown = true;
          return true;
        }),
    );
  }
  ajv.addSchema({ $defs }, 'foreign');
  return (name) => {
    const validate = compiled(ajv, { $ref: `foreign#/$defs/${name}` });
    if (typeof validate === 'string') return () => ({ kind: 'unknown', why: validate });
    return (value) => judged(validate, value, seen);
  };
}

function judged(validate: ValidateFunction<Json>, value: Json, seen: { unknown: boolean }): Judged {
  seen.unknown = false;
  try {
    if (validate(value)) return { kind: 'accepted', doubtful: seen.unknown };
    return { kind: 'refused', errors: validate.errors ?? [] };
  } catch (error) {
    if (error instanceof PatternTimeout) return { kind: 'unknown', why: error.message };
    throw error;
  }
}

/** The validator, or in words why AJV makes none. */
function compiled(ajv: Ajv2020, schema: JsonObject): ValidateFunction<Json> | string {
  try {
    return ajv.compile<Json>(schema);
  } catch (error) {
    return `the schema cannot be read: ${(error as Error).message.slice(0, 200)}`;
  }
}
