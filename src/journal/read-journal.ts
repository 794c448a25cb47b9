import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { digestOf, type Heading } from './journal.ts';

/** A journal that an earlier run left. */
export interface Left extends Heading {
  readonly file: string;
  /** Updates that were announced; the last one may not have been sent. */
  readonly announced: number;
}

/** @returns undefined where there is none @throws UsageError for one that is damaged, or that another version wrote */
export function readJournal(file: string): Left | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UsageError(`cannot read the journal "${file}" (${code})`);
  }
  const [first, ...rest] = text.split('\n').filter((one) => one !== '');
  const heading = headingIn(first ?? '');
  if (typeof heading === 'string') {
    throw new UsageError(
      `the journal "${file}" ${heading}: what its connection was like cannot be taken from it; put the connection back by hand, then remove the file`,
    );
  }
  return { ...heading, file, announced: rest.filter(isWhole).length };
}

/** All journals in a folder. @throws UsageError as `readJournal` does */
export function journalsIn(dir: string): Left[] {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new UsageError(`cannot read the folder "${dir}" (${code}): choose another with --state-dir`);
  }
  return names
    .filter((name) => name.endsWith('.journal'))
    .sort()
    .flatMap((name) => readJournal(join(dir, name)) ?? []);
}

/** The heading, or what is wrong with it. */
function headingIn(line: string): Heading | string {
  const content = parsed(line);
  if (!isObject(content)) return 'is damaged (its first line is not whole)';
  if (content['journal'] !== 1) return 'was written by another version of the kit';
  const { sha256, ...heading } = content;
  return isHeading(heading) && sha256 === digestOf(heading) ? heading : 'is damaged (its checksum is wrong)';
}

function isHeading(value: JsonObject): value is JsonObject & Heading {
  const { url, connection, state, writable } = value;
  return (
    typeof url === 'string' &&
    typeof connection === 'string' &&
    isObject(state) &&
    isObject(writable) &&
    isObject(writable['attributes']) &&
    Array.isArray(writable['together'])
  );
}

function isWhole(line: string): boolean {
  return isObject(parsed(line));
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}
