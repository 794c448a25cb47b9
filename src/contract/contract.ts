import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { UsageError } from '../errors.ts';
import type { Level } from '../model/clause.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Family } from '../model/plan.ts';
import type { SpecFinding } from '../model/report.ts';
import type { Constraint } from './constraint.ts';
import { deriveConstraints, type Rows } from './derive.ts';
import { profileNames } from './profiles.ts';
import type { Schema } from './schema.ts';
import { settled } from './settled.ts';
import { compileValidator, type Validator } from './validator.ts';

/** A profile as its overlay states it: levels that differ from the document, by clause id. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly levels: Readonly<Record<string, Level>>;
  /** Why a level differs, by clause id. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Where a user's own profile was read from, and the sha256 of what was read. */
  readonly file?: { readonly path: string; readonly digest: string };
}

/** One profile of the bundled contract: dereferenced schemas and examples of the operation. */
export interface ProfileDocument {
  readonly profile: Profile;
  readonly request: Schema;
  readonly response: Schema;
  readonly errors: Readonly<Record<string, Schema>>;
  readonly examples: { readonly request: Json; readonly response: Json };
}

/** Where each row stands, from 1, by anchor; not part of the digest. */
export interface Lines {
  /** In `spec/source.md`. */
  readonly page: Readonly<Record<string, number>>;
  /** In `spec/openapi.yaml`. */
  readonly declared: Readonly<Record<string, number>>;
}

interface Bundle {
  readonly digest: string;
  /** `spec/openapi.yaml`. */
  readonly page: JsonObject;
  readonly lines: Lines;
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
  readonly lines: Lines;
  readonly findings: readonly SpecFinding[];
  readonly examples: ProfileDocument['examples'];
  /** Schemas of whole bodies, as they are asked. */
  readonly bodies: { readonly request: Schema; readonly response: Schema };
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

/** The page as an OpenAPI document, which overlays are applied to. */
export function page(): JsonObject {
  return (load('#contract') as Bundle).page;
}

/** Profiles of the user's own, by name. */
const added = new Map<string, ProfileDocument>();
const contracts = new Map<string, Contract>();

/** Makes the contract of a user's own profile known under its name; the last one of a name counts. */
export function addProfile(document: ProfileDocument): void {
  const { name } = document.profile;
  added.set(name, document);
  for (const family of [4, 6]) contracts.delete(`${name}/${family}`);
}

/** The contract of a profile; compiled once. @throws UsageError for a profile that is neither shipped nor added */
export function contractOf(profileName: string, family: Family): Contract {
  const key = `${profileName}/${family}`;
  const known = contracts.get(key) ?? compileContract(profileName, family);
  contracts.set(key, known);
  return known;
}

function compileContract(profileName: string, family: Family): Contract {
  const bundle = load('#contract') as Bundle;
  const shipped = Object.hasOwn(bundle.profiles, profileName) ? bundle.profiles[profileName] : undefined;
  const document = shipped ?? added.get(profileName);
  if (!document) {
    throw new UsageError(
      `unknown profile "${profileName}": use one of ${profileNames().join(', ')}, or a file such as ./profile.yaml`,
    );
  }
  const { profile } = document;
  const compile = (side: string, schema: Schema) => {
    const asked = settled(schema, family);
    const constraints = deriveConstraints(side, asked, bundle.rows).map((one) => ({
      ...one,
      level: profile.levels[one.id] ?? one.level,
    }));
    const make = () => compileValidator(asked, constraints);
    return { asked, constraints, validator: shipped ? whenUsed(make) : make() };
  };
  const request = compile('request', document.request);
  const response = compile('response', document.response);
  const errors = Object.entries(document.errors).map(
    ([status, schema]) => [status, compile(`error/${status}`, schema)] as const,
  );
  return {
    profile,
    family,
    digest: shipped ? bundle.digest : digestOf(bundle, document),
    rows: bundle.rows,
    lines: bundle.lines,
    findings: bundle.findings,
    examples: document.examples,
    bodies: { request: request.asked, response: response.asked },
    update: request.asked.properties?.['ipsec_site_connection'] ?? {},
    connection: response.asked.properties?.['ipsec_site_connection'] ?? {},
    constraints: [request, response, ...errors.map(([, one]) => one)].flatMap((one) => one.constraints),
    request: request.validator,
    response: response.validator,
    errors: Object.fromEntries(errors.map(([status, one]) => [status, one.validator])),
  };
}

/** Compiles with the first body: many commands judge none. A user's own schema is compiled at once, to find its errors. */
function whenUsed(make: () => Validator): Validator {
  let made: Validator | undefined;
  return (body, stored) => {
    made ??= make();
    return made(body, stored);
  };
}

/** Says whether a contract has clauses about an attribute of an update. */
export function isAsked({ update }: Contract, attribute: string): boolean {
  return update.properties?.[attribute]?.['x-not-asked'] !== true;
}

/** The attributes of an update that no tunnel feels. */
export function unfelt({ update }: Contract): string[] {
  return Object.entries(update.properties ?? {}).flatMap(([name, schema]) =>
    schema['x-tunnel-feels'] === false ? [name] : [],
  );
}

/** A digest that changes with the kit's documents and with the profile, and not with the place of its file. */
function digestOf({ digest }: Bundle, { profile: { file, ...profile }, ...rest }: ProfileDocument): string {
  return createHash('sha256')
    .update(JSON.stringify({ digest, profile, file: file?.digest, rest }))
    .digest('hex');
}
