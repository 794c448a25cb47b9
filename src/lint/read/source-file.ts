import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { Unreadable } from './problem.ts';
import { type SourceText, sourceText } from './source-text.ts';

/** Bytes of a file that are read at most. */
export const sizeLimit = 20 * 1024 * 1024;

/**
 * Reads a regular file of UTF-8; a byte order mark at its start is dropped.
 * @throws Unreadable for what is no regular file, too large, not UTF-8, or has a NUL
 */
export function readSource(file: string): SourceText {
  const bytes = bytesOf(file);
  if (!isUtf8(bytes)) throw notUtf8(file, bytes);
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const problem = {
      rule: 'file/encoding',
      message: 'there is a NUL character in the file',
      fix: 'Take it out: neither JSON nor YAML has a NUL.',
      at: { start: nul, end: nul + 1 },
    } as const;
    throw new Unreadable(problem, sourceText(file, text));
  }
  return sourceText(file, text);
}

function bytesOf(file: string): Buffer {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const { size, isFile } = { size: fstatSync(handle).size, isFile: fstatSync(handle).isFile() };
    if (!isFile) {
      throw new Unreadable({
        rule: 'file/unreadable',
        message: 'it is not a regular file',
        fix: 'Name a file, or a directory to look through.',
      });
    }
    if (size > sizeLimit) {
      throw new Unreadable({
        rule: 'file/size',
        message: `the file has ${size} bytes; files are read up to ${sizeLimit} bytes (20 MB)`,
        fix: 'Split it, or lint the document that it was bundled from.',
      });
    }
    return readFileSync(handle);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Unreadable({
      rule: 'file/unreadable',
      message: `the file cannot be read (${code})`,
      fix: 'Check the name and the permissions.',
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The line of the first bad byte, as far as the bytes before it can be read. */
function notUtf8(file: string, bytes: Buffer): Unreadable {
  let start = 0;
  for (let end = 0; start < bytes.length; start = end) {
    end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
    if (!isUtf8(bytes.subarray(start, end))) break;
  }
  const rest = bytes.subarray(start, start + 1024);
  let good = 0;
  for (let length = 1; length <= rest.length; length++) {
    if (isUtf8(rest.subarray(0, length))) good = length;
    else if (length - good > 4) break;
  }
  const before = bytes.subarray(0, start + good).toString('utf8');
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const problem = {
    rule: 'file/encoding',
    message: utf16 ? 'the file is UTF-16, not UTF-8' : 'the byte here is not UTF-8',
    fix: 'Save the file as UTF-8.',
    at: { start: before.length, end: before.length + 1 },
  } as const;
  return new Unreadable(problem, sourceText(file, before));
}
