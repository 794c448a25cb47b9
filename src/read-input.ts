import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { UsageError } from './errors.ts';
import type { Json } from './model/json.ts';

/** What is said of a file that somebody named. */
export interface Named {
  /** What it is for, such as `the key `; default: nothing. */
  readonly called?: string;
  /** What to do where it is none. */
  readonly advice: string;
  /** Bytes that it may have; default: 64 MiB. */
  readonly most?: number;
}

const usual = 64 * 1024 * 1024;
const piece = 1024 * 1024;

/** Reads a file, or a pipe, that may never end. More than `most` bytes where there are more. @throws the error of the system */
export function readBounded(file: string, most: number): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  const descriptor = openSync(file, 'r');
  try {
    for (let read = -1; read !== 0 && length <= most; ) {
      const next = Buffer.alloc(piece);
      read = readSync(descriptor, next);
      length += read;
      pieces.push(next.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return Buffer.concat(pieces);
}

/**
 * The text of a file, or of a pipe, that somebody named.
 * @throws UsageError for what cannot be read, is too large, as devices are that never end, or is not UTF-8
 */
export function readText(file: string, { called = '', advice, most = usual }: Named): string {
  let bytes: Buffer;
  try {
    bytes = readBounded(file, most);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${called}"${file}" (${code ?? message}): ${advice}`);
  }
  if (bytes.length > most) throw new UsageError(`${called}"${file}" has more than ${most} bytes: ${advice}`);
  if (!isUtf8(bytes)) throw new UsageError(`${called}"${file}" is not UTF-8 text: ${advice}`);
  return bytes.toString('utf8');
}

/**
 * The JSON of a file that somebody named.
 * @throws UsageError as `readText` does, and for what is no JSON; nothing of the content is quoted
 */
export function readJson(file: string, named: Named): Json {
  const { called = '', advice } = named;
  const text = readText(file, named);
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new UsageError(`${called}"${file}" is not JSON (${whyNot(text, error)}): ${advice}`);
  }
}

function whyNot(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty';
  if (text.startsWith('\uFEFF')) return 'it begins with a byte order mark';
  const { message } = error as Error;
  if (message.startsWith('Unexpected end')) return 'it ends too early';
  const token = /^Unexpected token '([!-~])'/.exec(message)?.[1];
  if (token !== undefined) return `unexpected ${token}`;
  const at = /at position (\d+)/.exec(message)?.[1];
  const before = text.slice(0, Number(at ?? 0)).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
