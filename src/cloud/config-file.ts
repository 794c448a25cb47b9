import { closeSync, openSync, readSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { UsageError } from '../errors.ts';

/** A mapping as YAML or JSON gives it; numbers are texts, as they were written. */
export type Mapping = { readonly [key: string]: unknown };

/** Bytes of a file that are read at most. */
const largest = 1024 * 1024;

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The mapping in a YAML or JSON file; undefined where there is no such file. Of plain words only `true`, `false` and
 * `null` mean something else than they say, so that a password of digits keeps its zeros.
 * @throws UsageError with line and column, and nothing of the content: it may be a secret
 */
export function readConfigFile(path: string): Mapping | undefined {
  const text = readBounded(path);
  if (text === undefined) return undefined;
  const document = parseDocument(text, { schema: 'failsafe', customTags: ['null', 'bool', 'merge'] });
  const [error] = document.errors;
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const what = error.code.toLowerCase().replaceAll('_', ' ');
    throw new UsageError(`${path}:${line}:${col} is not YAML (${what}): correct the file`);
  }
  const content = converted(path, () => document.toJS({ maxAliasCount: 100 }));
  if (!isMapping(content)) throw new UsageError(`${path} is empty or not a mapping: correct or remove it`);
  return content;
}

function converted(path: string, convert: () => unknown): unknown {
  try {
    return convert();
  } catch {
    throw new UsageError(`${path} refers to one part of itself too often: write it out`);
  }
}

function readBounded(path: string): string | undefined {
  const buffer = Buffer.alloc(largest + 1);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    try {
      for (let read = -1; read !== 0 && length <= largest; length += read) {
        read = readSync(file, buffer, length, buffer.length - length, null);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(`cannot read ${path} (${code}): correct or remove it`);
  }
  if (length > largest) throw new UsageError(`${path} is larger than 1 MiB: is it the right file?`);
  return buffer.toString('utf8', 0, length);
}
