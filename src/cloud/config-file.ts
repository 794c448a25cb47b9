import { parseDocument } from 'yaml';
import { UsageError } from '../errors.ts';
import { readBounded } from '../read-input.ts';

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
  const text = textOf(path);
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

function textOf(path: string): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readBounded(path, largest);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UsageError(`cannot read ${path} (${code}): correct or remove it`);
  }
  if (bytes.length > largest) throw new UsageError(`${path} is larger than 1 MiB: is it the right file?`);
  return bytes.toString('utf8');
}
