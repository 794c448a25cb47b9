import type { KeyObject } from 'node:crypto';
import { statSync } from 'node:fs';
import { privateKeyFrom, publicKeyFrom } from '../bundle/keys.ts';
import { UsageError } from '../errors.ts';
import { readText } from '../read-input.ts';

/** Reads the key to sign with. @throws UsageError for what is none, and for a file that others may read */
export function readPrivateKey(file: string): KeyObject {
  const pem = read(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new UsageError(
      `"${file}" can be read by others: chmod 600 it, and make a new key if they may have`,
    );
  }
  return privateKeyFrom(pem, file);
}

/** Reads a key to verify with. @throws UsageError for what is none */
export function readPublicKey(file: string): KeyObject {
  return publicKeyFrom(read(file), file);
}

function read(file: string): string {
  return readText(file, { called: 'the key ', advice: '`keygen` makes one', most: 65_536 });
}
