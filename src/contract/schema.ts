import type { Json, Level, Origin } from '../model.ts';

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
  readonly 'x-origin'?: 'page' | 'openstack';
  readonly 'x-level'?: Level;
  readonly 'x-levels'?: Readonly<Record<string, Level>>;
  /** Where a keyword's sentence stands when it is not in the row of the page: origin and document by keyword. */
  readonly 'x-sources'?: Readonly<Record<string, { readonly origin: Origin; readonly source: string }>>;
  readonly 'x-says'?: Readonly<Record<string, string>>;
  readonly 'x-surely-valid'?: readonly string[];
  readonly 'x-minimum-by-family'?: Readonly<Record<string, number>>;
  readonly 'x-greater-than'?: { readonly property: string; readonly than: string };
  readonly 'x-together'?: readonly string[];
  readonly 'x-closed'?: boolean;
  readonly 'x-read-only'?: readonly string[];
  readonly 'x-expected'?: readonly string[];
}
