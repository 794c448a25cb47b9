import type { Level, Origin } from '../model/clause.ts';
import type { Json } from '../model/json.ts';

/** A dereferenced JSON Schema node of the contract with the kit's declared extensions. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly const?: Json;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly description?: string;
  readonly 'x-source'?: string;
  readonly 'x-origin'?: Origin;
  readonly 'x-level'?: Level;
  readonly 'x-levels'?: Readonly<Record<string, Level>>;
  /** Where a keyword's sentence stands when it is not in the row of the page: origin and document by keyword. */
  readonly 'x-sources'?: Readonly<Record<string, { readonly origin: Origin; readonly source: string }>>;
  /** Why a profile changed a keyword, or left out a property: by keyword or property. */
  readonly 'x-why'?: Readonly<Record<string, string>>;
  /** Members of the page's enumeration that the profile's does not have: the first to be refused. */
  readonly 'x-left-out'?: readonly Json[];
  /** The profile's page does not list the attribute, or does not let it be set: no clause asks it of an update. */
  readonly 'x-not-asked'?: boolean;
  readonly 'x-says'?: Readonly<Record<string, string>>;
  /** False where no tunnel that carries traffic feels a new value; absent where it may. */
  readonly 'x-tunnel-feels'?: boolean;
  /** Kinds of values that no lawful server refuses; beside `enum` the members of which that is so. */
  readonly 'x-surely-valid'?: readonly Json[];
  readonly 'x-minimum-by-family'?: Readonly<Record<string, number>>;
  readonly 'x-greater-than'?: { readonly property: string; readonly than: string };
  readonly 'x-together'?: readonly string[];
  readonly 'x-closed'?: boolean;
  readonly 'x-read-only'?: readonly string[];
  readonly 'x-expected'?: readonly string[];
}
