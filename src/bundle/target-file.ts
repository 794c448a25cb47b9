import { isObject } from '../json.ts';
import type { Family } from '../model/plan.ts';
import { BundleError } from './bundle-error.ts';

/** Who is certified by whom: what a run cannot know by itself. */
export interface Identity {
  readonly organisation: string;
  readonly product: string;
  readonly version: string;
  /** Who carried the run out. */
  readonly operator: string;
  /** What was asked, such as a region or a test bed. */
  readonly environment: string;
}

/** `target.json`: what was asked, and for whom. */
export interface TargetFile {
  readonly identity: Identity;
  readonly url: string;
  readonly connection: string;
  readonly family: Family;
  readonly embedded: boolean;
  /** The certifier's nonce that the seed was made of. */
  readonly challenge?: string;
}

const names = ['organisation', 'product', 'version', 'operator', 'environment'] as const;

/** @throws BundleError for what is no `target.json` */
export function targetFileFrom(value: unknown): TargetFile {
  const bad = (what: string) => new BundleError('schemas', `target.json has no ${what}`);
  if (!isObject(value) || !isObject(value['identity'])) throw bad('identity');
  const { identity } = value;
  const lacking = names.find((name) => typeof identity[name] !== 'string' || identity[name] === '');
  if (lacking) throw bad(`identity.${lacking}`);
  for (const name of ['url', 'connection']) if (typeof value[name] !== 'string') throw bad(name);
  if (value['family'] !== 4 && value['family'] !== 6) throw bad('family');
  if (typeof value['embedded'] !== 'boolean') throw bad('embedded');
  if (value['challenge'] !== undefined && typeof value['challenge'] !== 'string')
    throw bad('challenge as a text');
  return value as object as TargetFile;
}
