import { UsageError } from '../errors.ts';
import { sha256 } from './manifest.ts';

/** The seed that a certifier's nonce stands for. @throws UsageError for a nonce that can be guessed */
export function seedOf(challenge: string): number {
  if (!/^[\x21-\x7e]{16,200}$/.test(challenge)) {
    throw new UsageError(
      '--challenge: give 16 to 200 visible ASCII characters, such as those of `openssl rand -hex 16`',
    );
  }
  return Buffer.from(sha256(`vpnaas-conformance challenge ${challenge}`), 'hex').readInt32BE(0);
}
