import { createRequire } from 'node:module';
import { UsageError } from '../errors.ts';
import type { Family, Json, Level, SpecFinding } from '../model.ts';
import type { Constraint } from './constraint.ts';
import { deriveConstraints, type Rows } from './derive.ts';
import { forFamily } from './family.ts';
import type { Schema } from './schema.ts';
import { compileValidator, type Validator } from './validator.ts';

/** A profile as its overlay states it: levels that differ from the document, by clause id. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly levels: Readonly<Record<string, Level>>;
}

/** One profile of the bundled contract: dereferenced schemas and examples of the operation. */
export interface ProfileDocument {
  readonly profile: Profile;
  readonly request: Schema;
  readonly response: Schema;
  readonly errors: Readonly<Record<string, Schema>>;
  readonly examples: { readonly request: Json; readonly response: Json };
}

interface Bundle {
  readonly digest: string;
  readonly rows: Rows;
  readonly findings: readonly SpecFinding[];
  readonly profiles: Readonly<Record<string, ProfileDocument>>;
}

/** The page as the kit obeys it, for one profile and one IP version. */
export interface Contract {
  readonly profile: Profile;
  readonly family: Family;
  /** sha256 of the bundled documents. */
  readonly digest: string;
  readonly rows: Rows;
  readonly findings: readonly SpecFinding[];
  readonly examples: ProfileDocument['examples'];
  /** Schema of the object inside the wrapper of an update. */
  readonly update: Schema;
  /** Schema of the object inside the wrapper of an answer. */
  readonly connection: Schema;
  readonly constraints: readonly Constraint[];
  readonly request: Validator;
  readonly response: Validator;
  /** Validators of documented error bodies by status. */
  readonly errors: Readonly<Record<string, Validator>>;
}

const load = createRequire(import.meta.url);

/** Names of the profiles that the kit ships. */
export function profileNames(): string[] {
  return Object.keys((load('#contract') as Bundle).profiles);
}

const contracts = new Map<string, Contract>();

/** The contract of a profile; compiled once. @throws UsageError for a profile that the kit does not ship */
export function contractOf(profileName: string, family: Family): Contract {
  const key = `${profileName}/${family}`;
  const known = contracts.get(key) ?? compileContract(profileName, family);
  contracts.set(key, known);
  return known;
}

function compileContract(profileName: string, family: Family): Contract {
  const bundle = load('#contract') as Bundle;
  const document = Object.hasOwn(bundle.profiles, profileName) ? bundle.profiles[profileName] : undefined;
  if (!document) {
    throw new UsageError(`unknown profile "${profileName}": use one of ${profileNames().join(', ')}`);
  }
  const { profile } = document;
  const compile = (side: string, schema: Schema) => {
    const settled = forFamily(schema, family);
    const constraints = deriveConstraints(side, settled, bundle.rows).map((one) => ({
      ...one,
      level: profile.levels[one.id] ?? one.level,
    }));
    return { settled, constraints, validator: compileValidator(settled, constraints) };
  };
  const request = compile('request', document.request);
  const response = compile('response', document.response);
  const errors = Object.entries(document.errors).map(
    ([status, schema]) => [status, compile(`error/${status}`, schema)] as const,
  );
  return {
    profile,
    family,
    digest: bundle.digest,
    rows: bundle.rows,
    findings: bundle.findings,
    examples: document.examples,
    update: request.settled.properties?.['ipsec_site_connection'] ?? {},
    connection: response.settled.properties?.['ipsec_site_connection'] ?? {},
    constraints: [request, response, ...errors.map(([, one]) => one)].flatMap((one) => one.constraints),
    request: request.validator,
    response: response.validator,
    errors: Object.fromEntries(errors.map(([status, one]) => [status, one.validator])),
  };
}
