import { createPublicKey } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyIdOf, newKeys } from '../bundle/keys.ts';
import { UsageError } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';

/** Writes a new pair of keys, `NAME.key` for its owner alone and `NAME.pub`; never over another one. */
export function keygenCommand(name: string, { json }: { json?: boolean }): void {
  const { privateKey, publicKey } = newKeys();
  const files = { privateKey: `${name}.key`, publicKey: `${name}.pub` };
  write(files.privateKey, privateKey, 0o600);
  write(files.publicKey, publicKey, 0o644);
  const keyId = keyIdOf(createPublicKey(publicKey));
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...files, keyId }, null, 2)}\n`
      : `${files.privateKey}  keep it: who has it can sign in your name
${files.publicKey}  hand it out, and its id by another way
key id ${keyId}
`,
  );
}

function write(file: string, text: string, mode: number): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text, { mode, flag: 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST' && existsSync(file)
        ? `"${file}" is there already: choose another name, no key is overwritten`
        : `cannot write "${file}" (${code ?? message}): choose another place`,
    );
  }
}
